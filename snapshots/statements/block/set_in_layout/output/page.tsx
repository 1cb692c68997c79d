import Base from "@/templates/base";

export default function Page() {
  return (
    <Base>
      <p>1</p>
    </Base>
  );
}
