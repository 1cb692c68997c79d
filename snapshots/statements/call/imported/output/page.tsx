import { Card } from "@/templates/ui";

export interface PageProps {
  text: string;
}

export default function Page({ text }: PageProps) {
  return (
    <Card title="News">
      <p>{text}</p>
    </Card>
  );
}
