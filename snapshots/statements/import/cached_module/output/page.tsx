import { A } from "@/templates/m";

export default function Page() {
  return (
    <p>
      <A t="x" />
      <A t="y" />
    </p>
  );
}
