import { attrs } from "@/lib/jinja/attrs";

export default function Page() {
  return <a {...attrs({ HREF: "javascript:void(0)" })}>x</a>;
}
