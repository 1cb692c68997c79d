import Base from "@/templates/base";

export interface PageProps {
  theme: string;
}

export default function Page({ theme }: PageProps) {
  return <Base body_class={`wide ${theme}`}>x</Base>;
}
