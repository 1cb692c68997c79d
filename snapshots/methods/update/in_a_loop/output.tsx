import { dict } from "@/lib/jinja/dict-methods";
import { iterate, unpack } from "@/lib/jinja/iterate";
import { call } from "@/lib/jinja/methods";
import { text } from "@/lib/jinja/raw";

export interface PageProps {
  keys: unknown[];
}

export default function Page({ keys }: PageProps) {
  const query = { page: 1 };
  for (const [index, key] of keys.entries()) {
    call(query, "update", [dict([[key, index + 1]])]);
  }
  return (
    <>
      {" "}
      {iterate(call(query, "items")).map((item, index) => {
        const [key, value] = unpack(item, 2);
        return (
          <b key={index}>
            {text(key)}={text(value)}
          </b>
        );
      })}{" "}
    </>
  );
}
