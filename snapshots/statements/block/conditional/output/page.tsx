import Base from "@/templates/base";

export interface PageProps {
  show: boolean;
}

export default function Page({ show }: PageProps) {
  return (
    <Base show={show} side={() => "page"}>
      x
    </Base>
  );
}
