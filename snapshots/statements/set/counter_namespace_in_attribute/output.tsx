export interface PageProps {
  xs: string[];
}

export default function Page({ xs }: PageProps) {
  let n = 0;
  const xs2 = xs.map((x, index) => {
    const n2 = `${n}`;
    n += 1;
    return (
      <p key={index} id={`p${n2}`}>
        {x}
      </p>
    );
  });
  return xs2;
}
