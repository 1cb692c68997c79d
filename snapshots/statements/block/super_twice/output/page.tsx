import Mid, { MidItems } from "@/templates/mid";

export default function Page() {
  return (
    <Mid
      items={
        <>
          <MidItems />
          <li>page</li>
        </>
      }
    />
  );
}
