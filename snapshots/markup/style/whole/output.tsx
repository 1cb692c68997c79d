import { styleProps } from "@/lib/jinja/style";

export interface PageProps {
  css: string;
}

export default function Page({ css }: PageProps) {
  return <div {...styleProps(css)}>x</div>;
}
