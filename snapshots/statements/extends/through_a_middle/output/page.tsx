import Middle from "@/templates/middle";

export interface PageProps {
  layout: "bare.html" | "full.html";
  x: boolean;
  word: string;
}

export default function Page({ layout, x, word }: PageProps) {
  return (
    <Middle layout={layout} word={word}>
      {x && <b>a</b>}
    </Middle>
  );
}
