import Base from "@/templates/base";

export interface PageProps {
  x: string;
}

export default function Page({ x }: PageProps) {
  return (
    <Base>
      <div>
        <p>{x}</p>
      </div>
    </Base>
  );
}
