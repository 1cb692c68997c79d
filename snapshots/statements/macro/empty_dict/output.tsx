import { getattr } from "@/lib/jinja/access";
import { text } from "@/lib/jinja/raw";
import { truthy } from "@/lib/jinja/truthy";

export interface Options {
  name: string;
}

export interface PageProps {
  given: Options | null;
  title: string;
}

export default function Page({ given, title }: PageProps) {
  return (
    <>
      {" "}
      <Link x={null} />
      <Link x={{ name: "n" }} />
      <Link x />
      <Link x={given} />
      <p>
        <Show x={title} />
        <Show x={{}} />
      </p>
    </>
  );
}

export interface LinkProps {
  x?: boolean | Options | null;
}

export function Link({ x }: LinkProps) {
  return x && <a>{text(getattr(x, "name"))}</a>;
}

export interface ShowProps {
  x: unknown;
}

export function Show({ x }: ShowProps) {
  return truthy(x) && text(x);
}
