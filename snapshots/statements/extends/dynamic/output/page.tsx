import Bare from "@/templates/bare";
import Full from "@/templates/full";

export interface PageProps {
  layout: string;
}

export default function Page({ layout }: PageProps) {
  return layout === "bare.html" ? (
    <Bare>
      <p>Hi</p>
    </Bare>
  ) : (
    <Full>
      <p>Hi</p>
    </Full>
  );
}
