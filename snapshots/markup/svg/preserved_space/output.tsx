import { attrs } from "@/lib/jinja/attrs";

export interface PageProps {
  x: string;
}

export default function Page({ x }: PageProps) {
  return (
    <svg>
      <text {...attrs({ xmlSpace: "preserve" })}>
        {" "}
        {x}
        {"  a"}
      </text>
    </svg>
  );
}
