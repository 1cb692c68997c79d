import { eq } from "@/lib/jinja/compare";
import { concatHtml } from "@/lib/jinja/concat";
import { escapeText } from "@/lib/jinja/escape";
import { length } from "@/lib/jinja/iterate";
import { text } from "@/lib/jinja/raw";

export default function Page() {
  return (
    <p>
      {eq({ __html: labelHtml({ x: "a" }) }, "a") && "same"}{" "}
      {text(concatHtml({ __html: labelHtml({ x: "a" }) }, "!"))}{" "}
      {length({ __html: labelHtml({ x: "b" }) })}
    </p>
  );
}

export interface LabelProps {
  x: string;
}

export function labelHtml({ x }: LabelProps): string {
  return escapeText(x);
}
