import One, { OneA } from "@/templates/one";
import Two, { TwoA } from "@/templates/two";

export interface PageProps {
  x: boolean;
  title: string;
}

export default function Page({ x, title }: PageProps) {
  return x ? (
    <One
      a={
        <>
          <OneA /> mine
        </>
      }
    />
  ) : (
    <Two
      title={title}
      a={
        <>
          <TwoA title={title} /> mine
        </>
      }
    />
  );
}
