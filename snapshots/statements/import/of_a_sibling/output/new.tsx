import Base from "@/templates/base";
import { Field } from "@/templates/forms";

export default function New() {
  return (
    <Base>
      <Field name="title" />
    </Base>
  );
}
