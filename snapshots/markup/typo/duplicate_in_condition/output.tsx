export interface PageProps {
  x: boolean;
}

export default function Page({ x }: PageProps) {
  return (
    <p className="a" id={x ? "i" : "j"} data-a="1">
      x
    </p>
  );
}
