import Base, { BaseOuter } from "@/templates/base";

export default function Page() {
  return (
    <Base
      outer={
        <p>
          <BaseOuter inner="mine" />
        </p>
      }
      inner="mine"
    />
  );
}
