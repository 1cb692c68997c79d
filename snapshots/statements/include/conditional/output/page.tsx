import A from "@/templates/_a";
import B from "@/templates/_b";

export interface PageProps {
  first: boolean;
}

export default function Page({ first }: PageProps) {
  const name = first ? "_a.html" : "_b.html";
  return <p>{name === "_a.html" ? <A /> : name === "_b.html" && <B />}</p>;
}
