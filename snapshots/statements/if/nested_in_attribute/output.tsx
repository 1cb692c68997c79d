export interface PageProps {
  x: boolean;
  y: boolean;
}

export default function Page({ x, y }: PageProps) {
  return <p className={`a${x ? (y ? " b c" : " b") : " d"}`}>x</p>;
}
