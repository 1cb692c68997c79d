import Base from "@/templates/base";
import { Raw } from "@/lib/jinja/raw";

export interface PageProps {
  form: string;
}

export default function Page({ form }: PageProps) {
  return (
    <Base>
      <Raw html={{ __html: form }} />
    </Base>
  );
}
