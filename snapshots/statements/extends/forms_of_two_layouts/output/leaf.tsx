import Mid, { MidA } from "@/templates/mid";

export interface LeafProps {
  x: boolean;
  q: string;
  z: string;
  p: string;
}

export default function Leaf({ x, q, z, p }: LeafProps) {
  return (
    <Mid
      x={x}
      q={q}
      p={p}
      a={
        <>
          L
          <MidA q={q} p={p} x={x} deep={<>D{z}</>} />
        </>
      }
      t={<>T{z}</>}
      tText={`T${z}`}
      deep={<>D{z}</>}
    />
  );
}
