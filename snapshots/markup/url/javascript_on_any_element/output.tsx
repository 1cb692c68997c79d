import { attrs } from "@/lib/jinja/attrs";

export interface PageProps {
  label: string;
}

export default function Page({ label }: PageProps) {
  return (
    <>
      <button {...attrs({ HREF: "javascript:void(0)" })}>{label}</button>
      <div {...attrs({ SRC: "" })}>a</div>
    </>
  );
}
