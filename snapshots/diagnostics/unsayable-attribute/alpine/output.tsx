import { attrs } from "@/lib/jinja/attrs";

export default function Page() {
  return <button {...attrs({ "x-on:click": "open = true" })}>x</button>;
}
