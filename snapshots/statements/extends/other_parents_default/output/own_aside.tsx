import Page from "@/templates/page";

export interface OwnAsideProps {
  boosted: boolean;
  narrow: boolean;
}

export default function OwnAside({ boosted, narrow }: OwnAsideProps) {
  return <Page boosted={boosted} narrow={narrow} aside={() => <p>Own</p>} />;
}
