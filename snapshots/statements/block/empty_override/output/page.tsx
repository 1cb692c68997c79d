import Base from "@/templates/base";

export default function Page() {
  return (
    <Base header={null}>
      <p>x</p>
    </Base>
  );
}
