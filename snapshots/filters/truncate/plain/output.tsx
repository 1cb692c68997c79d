import { truncate } from "@/lib/jinja/wrap";

export interface PageProps {
  text: string;
}

export default function Page({ text }: PageProps) {
  return (
    <p>
      {truncate(text, 9)} {truncate(text, 9, { killwords: true, end: ".." })}
    </p>
  );
}
