import { Save } from "@/templates/_buttons";
import Base from "@/templates/base";

export default function Page() {
  return (
    <Base>
      <Save />
    </Base>
  );
}
