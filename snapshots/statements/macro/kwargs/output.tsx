import { xmlattr } from "@/lib/jinja/html-filters";
import { spreadAttributes } from "@/lib/jinja/spread-attributes";

export default function Page() {
  return (
    <>
      {" "}
      <Input name="q" kwargs={{ placeholder: "Find", autofocus: true }} />
    </>
  );
}

export interface InputProps {
  name: string;
  kwargs?: unknown;
}

export function Input({ name, kwargs = {} }: InputProps) {
  return <input {...spreadAttributes("input", xmlattr(kwargs))} name={name} />;
}
