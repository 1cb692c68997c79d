import P from "@/templates/_p";

export const x = "a";

export default function Page() {
  return (
    <>
      <P />
      <p>{x}</p>
    </>
  );
}
