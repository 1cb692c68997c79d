import Base from "@/templates/base";
import Refused from "@/templates/refused";

export interface PageProps {
  allowed: boolean;
  name: string;
}

export default function Page({ allowed, name }: PageProps) {
  return !allowed ? (
    <>
      <Refused name={name} />
      <p>{name}</p>
    </>
  ) : (
    <Base title="New">
      <p>{name}</p>
    </Base>
  );
}
