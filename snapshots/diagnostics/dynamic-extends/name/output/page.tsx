import Base from "@/templates/base";

export interface PageProps {
  layout: "base.html";
}

export default function Page({ layout }: PageProps) {
  return <Base>x</Base>;
}
