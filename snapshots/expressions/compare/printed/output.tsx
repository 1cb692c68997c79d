export interface PageProps {
  n: number;
  b: number;
}

export default function Page({ n, b }: PageProps) {
  return (
    <p>
      {n === 1 && "one"} {b === 1 ? "True" : "False"} {[1, 2].filter((item) => item === 1).length}
    </p>
  );
}
