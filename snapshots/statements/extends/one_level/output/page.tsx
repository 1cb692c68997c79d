import Base from "@/templates/base";

export interface PageProps {
  heading: string;
}

export default function Page({ heading }: PageProps) {
  return (
    <Base title="Posts">
      <h1>{heading}</h1>
    </Base>
  );
}
