import { length } from "@/lib/jinja/iterate";

export interface PageProps {
  name: string;
}

export default function Page({ name }: PageProps) {
  const d = { a: 1, b: name };
  return (
    <p>
      {d.b} {length(d)}
    </p>
  );
}
