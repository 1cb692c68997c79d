import Base from "@/templates/base";

export default function Two() {
  return (
    <Base>
      <i>2</i>
    </Base>
  );
}
