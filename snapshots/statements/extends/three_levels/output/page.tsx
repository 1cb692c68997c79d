import Section from "@/templates/section";

export interface PageProps {
  text: string;
}

export default function Page({ text }: PageProps) {
  return (
    <Section footer="mine">
      <p>{text}</p>
    </Section>
  );
}
