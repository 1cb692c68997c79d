import Page from "@/templates/page";
import Part from "@/templates/part";

export interface EditProps {
  whole: boolean;
  title: string;
}

export default function Edit({ whole, title }: EditProps) {
  const dialog = <p>Edit {title}</p>;
  return whole ? <Page dialog={dialog} /> : <Part title={title} dialog={dialog} />;
}
