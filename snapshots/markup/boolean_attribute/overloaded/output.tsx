import { attrs } from "@/lib/jinja/attrs";

export interface PageProps {
  name: string;
}

export default function Page({ name }: PageProps) {
  return (
    <>
      <a {...attrs({ download: "" })}>a</a>
      <a {...attrs({ download: "" })}>b</a>
      <a {...attrs({ download: name })}>c</a>
      <input type="file" {...attrs({ capture: "" })} />
      <input type="file" capture="user" />
      <p {...attrs({ HIDDEN: "until-found" })}>x</p>
    </>
  );
}
