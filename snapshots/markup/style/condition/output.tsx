import { styleProps } from "@/lib/jinja/style";

export interface PageProps {
  hidden: boolean;
}

export default function Page({ hidden }: PageProps) {
  return <div {...styleProps(hidden ? "display: none" : "")}>x</div>;
}
