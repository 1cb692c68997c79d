import Mid from "@/templates/mid";

export interface LeafProps {
  x: string;
}

export default function Leaf({ x }: LeafProps) {
  return <Mid sel={<>B{x}</>} />;
}
