import Section from "@/templates/section";

export interface PageProps {
  name: string;
}

export default function Page({ name }: PageProps) {
  return <Section name={name} />;
}
