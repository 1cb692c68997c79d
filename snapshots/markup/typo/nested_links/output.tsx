export interface PageProps {
  one: string;
  two: string;
  on: boolean;
  x: string;
}

export default function Page({ one, two, on, x }: PageProps) {
  return (
    <p>
      <a href={`/${one}`}>one </a>
      <a href={`/${two}`} className={on ? "on" : undefined}>
        two
      </a>{" "}
      {x}
    </p>
  );
}
