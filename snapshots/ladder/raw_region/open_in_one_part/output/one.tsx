import Page from "@/templates/page";

export default function One() {
  return <Page content="<i>1</i>" />;
}
