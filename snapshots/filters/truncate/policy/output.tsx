import { truncate } from "@/lib/jinja/wrap";

export interface PageProps {
  text: string;
}

export default function Page({ text }: PageProps) {
  return (
    <p>
      {truncate(text, 5, { leeway: 0 })} {truncate(text, 5, { leeway: 5 })}
    </p>
  );
}
