export interface PageProps {
  pair: [string, string];
}

export default function Page({ pair }: PageProps) {
  const first = pair[0];
  const second = pair[1];
  return (
    <p>
      {second} {first}
    </p>
  );
}
