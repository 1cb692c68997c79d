import Base from "@/templates/base";

export default function Page() {
  return (
    <Base start={<div className="b" />}>
      <p>x</p>
    </Base>
  );
}
