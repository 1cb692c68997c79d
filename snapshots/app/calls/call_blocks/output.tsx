import { called } from "@/lib/jinja/calls";
import type { Calls } from "@/lib/jinja/calls";
import { escapeText, safe } from "@/lib/jinja/escape";
import { Raw } from "@/lib/jinja/raw";
import type { Html } from "@/lib/jinja/value";

export interface PageProps {
  names: string[];
  card: Calls<Html>;
  rights: string[];
  allowed: Calls<string>;
  secret: Calls<Html>;
}

export default function Page({ names, card, rights, allowed, secret }: PageProps) {
  return (
    <main>
      {names.map((name, index) => (
        <Raw
          key={index}
          html={called(card, ["Same"], { caller: () => `<p>${escapeText(name)}</p>` })}
        />
      ))}{" "}
      {rights.map((right, index) => (
        <Raw
          key={index}
          html={safe(called(allowed, [right], { caller: () => called(secret, [right]).__html }))}
        />
      ))}{" "}
      <Raw
        html={called(card, [names[0]], {
          options: [
            { value: "", text: "None" },
            { value: "x", text: names[1] },
          ],
          caller: () => "x",
        })}
      />
    </main>
  );
}
