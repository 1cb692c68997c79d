import { attrs } from "@/lib/jinja/attrs";

export interface PageProps {
  n: string;
}

export default function Page({ n }: PageProps) {
  return (
    <div
      x-data="{ a: 1 }"
      {...attrs({
        "x-on:click.prevent": `go(${n})`,
        ":class": "a",
        "hx-on::after-request": "x()",
        "v-bind:href": "u",
        _: "on click log 1",
        "data-a.b": "c",
      })}
    >
      x
    </div>
  );
}
