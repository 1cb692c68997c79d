import { styleProps } from "@/lib/jinja/style";

export interface PageProps {
  percent: string;
  color: string;
}

export default function Page({ percent, color }: PageProps) {
  return <div {...styleProps(`width: ${percent}%; color: ${color}`)}>x</div>;
}
