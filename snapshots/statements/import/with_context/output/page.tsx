import { Hello } from "@/templates/user";

export interface PageProps {
  name: string;
}

export default function Page({ name }: PageProps) {
  return (
    <p>
      <Hello name={name} />
    </p>
  );
}
