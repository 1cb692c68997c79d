import { attrs } from "@/lib/jinja/attrs";

export default function Page() {
  return (
    <button
      v-if="ok"
      {...attrs({ "x-on:click": "open = true", ":class": "cls", "x-on:keyup.enter": "go" })}
    >
      x
    </button>
  );
}
