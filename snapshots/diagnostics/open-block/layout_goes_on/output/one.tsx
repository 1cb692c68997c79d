import Page from "@/templates/page";

export default function One() {
  return (
    <Page>
      <i>1</i>
    </Page>
  );
}
