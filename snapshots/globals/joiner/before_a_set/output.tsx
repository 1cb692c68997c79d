import { joiner } from "@/lib/jinja/globals";

export default function Page() {
  const comma = joiner(", ");
  const content = comma();
  const content2 = comma();
  const third = comma();
  return (
    <>
      <p>
        a{content}b{content2}
      </p>
      <b>{third}</b>
    </>
  );
}
