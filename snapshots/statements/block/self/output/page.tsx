import Base from "@/templates/base";

export interface PageProps {
  name: string;
}

export default function Page({ name }: PageProps) {
  return <Base title={<>Posts by {name}</>} titleText={`Posts by ${name}`} />;
}
