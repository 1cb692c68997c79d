import Page from "@/templates/page";

export interface LeafProps {
  boosted: boolean;
  narrow: boolean;
}

export default function Leaf({ boosted, narrow }: LeafProps) {
  return (
    <Page boosted={boosted} narrow={narrow}>
      <h1>Leaf</h1>
    </Page>
  );
}
