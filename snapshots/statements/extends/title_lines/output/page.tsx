import Base from "@/templates/base";

export interface PageProps {
  name: string;
}

export default function Page({ name }: PageProps) {
  return (
    <Base title={` Posts of ${name} `}>
      <p>{name}</p>
    </Base>
  );
}
