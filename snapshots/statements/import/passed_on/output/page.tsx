import { Note } from "@/templates/forms";
import { Field } from "@/templates/forms/field";
import { Panel } from "@/templates/forms/panel";

export interface PageProps {
  title: string;
  label: string;
}

export default function Page({ title, label }: PageProps) {
  return (
    <Panel title={title}>
      <Field name="name" label={label} /> <Field name="mail" classes={["wide"]} />{" "}
      <Note text={title} />
    </Panel>
  );
}
