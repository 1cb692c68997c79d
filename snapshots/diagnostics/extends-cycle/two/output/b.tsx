import A from "@/templates/a";

export default function B() {
  return <A />;
}
