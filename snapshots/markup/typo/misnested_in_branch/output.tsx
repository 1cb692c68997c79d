export interface PageProps {
  x: string;
}

export default function Page({ x }: PageProps) {
  return (
    <>
      {x !== "" && (
        <>
          <b>{x}</b>
          <p>
            <b>both</b> plain
          </p>
        </>
      )}
      <i>after</i>
    </>
  );
}
