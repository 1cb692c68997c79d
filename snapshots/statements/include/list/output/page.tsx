import Usual from "@/templates/_usual";

export interface PageProps {
  name: string;
}

export default function Page({ name }: PageProps) {
  return (
    <p>
      <Usual name={name} />
    </p>
  );
}
