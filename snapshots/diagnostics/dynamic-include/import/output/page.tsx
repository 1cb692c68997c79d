import { Button } from "@/templates/ui";

export interface PageProps {
  theme: string;
}

export default function Page({ theme }: PageProps) {
  return (
    <p>
      <Button text="x" />
    </p>
  );
}
