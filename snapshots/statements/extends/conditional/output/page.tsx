import Bare from "@/templates/bare";
import Full from "@/templates/full";

export interface PageProps {
  ajax: boolean;
}

export default function Page({ ajax }: PageProps) {
  return ajax ? (
    <Bare>
      <p>Hi</p>
    </Bare>
  ) : (
    <Full>
      <p>Hi</p>
    </Full>
  );
}
