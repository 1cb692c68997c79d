import { attrs } from "@/lib/jinja/attrs";

export interface PageProps {
  x: string;
}

export default function Page({ x }: PageProps) {
  return (
    <>
      <div
        {...attrs({
          REF: x,
          KEY: "a",
          CHILDREN: "b",
          INNERHTML: "c",
          SUPPRESSHYDRATIONWARNING: "d",
        })}
      >
        {x}
      </div>
      <input {...attrs({ DEFAULTVALUE: x, DEFAULTCHECKED: "" })} />
    </>
  );
}
