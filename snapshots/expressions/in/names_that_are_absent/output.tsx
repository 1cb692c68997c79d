import type { Handle } from "@/lib/jinja/calls";
import { contains } from "@/lib/jinja/compare";

export interface Other {
  text: string;
  $ref: Handle;
}

export interface Options {
  value: PageData | null;
}

export interface PageData {
  text: string;
  $ref: Handle;
}

export interface Undefined {
  $ref: Handle;
}

export interface Null {
  $ref: Handle;
}

export interface PageProps {
  page: PageData | null;
  undefined?: Undefined | null;
  null?: Null | null;
  nothing: PageData | null;
  other: Other;
}

export default function Page({
  page,
  undefined: undefined_,
  null: null_,
  nothing,
  other,
}: PageProps) {
  return (
    <>
      {" "}
      <Attr undefined={undefined_} null={null_} options={{ value: page }} />
      <Attr undefined={undefined_} null={null_} options={{ value: nothing }} />
      {contains(page, [nothing, page]) && "yes"}
      {contains(other, [nothing]) && "none"}
      {other.text}
    </>
  );
}

export interface AttrProps {
  undefined?: Undefined | null;
  null?: Null | null;
  options: Options;
}

export function Attr({ undefined: undefined_, null: null_, options }: AttrProps) {
  return !contains(options.value, [undefined_, null_, null]) && options.value?.text ? (
    <b>{options.value.text}</b>
  ) : (
    "-"
  );
}
