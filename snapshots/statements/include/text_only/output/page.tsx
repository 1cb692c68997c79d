import T from "@/templates/_t";

export interface PageProps {
  x: string;
}

export default function Page({ x }: PageProps) {
  return (
    <p>
      before <T x={x} /> after
    </p>
  );
}
