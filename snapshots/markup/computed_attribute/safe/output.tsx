import { spreadAttributes } from "@/lib/jinja/spread-attributes";

export interface PageProps {
  attributes: string;
}

export default function Page({ attributes }: PageProps) {
  return <div {...spreadAttributes("div", { __html: attributes })}>x</div>;
}
