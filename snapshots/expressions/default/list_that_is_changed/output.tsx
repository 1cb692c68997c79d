import { append } from "@/lib/jinja/list-methods";

export interface PageProps {
  xs: string[];
}

export default function Page({ xs }: PageProps) {
  const x = xs.length > 0 ? xs : [];
  append(x, "1");
  return (
    <>
      {x.map((i) => `${i},`).join("")}|{xs.length}
    </>
  );
}
