import { range } from "@/lib/jinja/range";

export interface PageProps {
  last: number;
}

export default function Page({ last }: PageProps) {
  return (
    <p>
      {range(3)
        .map((n) => n)
        .join("")}{" "}
      {range(5, 1, -2)
        .map((n) => n)
        .join("")}{" "}
      {range(1, last + 1)
        .map((n) => n)
        .join("")}
    </p>
  );
}
