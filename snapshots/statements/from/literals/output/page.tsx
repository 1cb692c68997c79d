import { Note } from "@/templates/config";

export default function Page() {
  return (
    <p>
      A &amp; B {3 + 1} <Note text="A &amp; B" /> False
    </p>
  );
}
