import { escapeText } from "@/lib/jinja/escape";
import type { Html } from "@/lib/jinja/value";

export default function Page() {
  return (
    <>
      {" "}
      <Setup id="a" extra={(name) => ({ __html: optionHtml({ name }) })} /> <Setup id="b" />{" "}
    </>
  );
}

export interface OptionProps {
  name: string;
}

export function optionHtml({ name }: OptionProps): string {
  return `"${escapeText(name)}": true,`;
}

export function Option({ name }: OptionProps) {
  return <>&quot;{name}&quot;: true,</>;
}

export interface SetupProps {
  id: string;
  extra?: ((name: string) => Html) | null;
}

export function Setup({ id, extra = null }: SetupProps) {
  return (
    <script
      dangerouslySetInnerHTML={{
        __html: `init("${escapeText(id)}", { ${extra ? extra("order").__html : ""} });`,
      }}
    />
  );
}
