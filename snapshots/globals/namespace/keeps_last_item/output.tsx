export interface Entry {
  title: string;
  id: string;
}

export interface PageProps {
  entries: (Entry | null)[];
}

export default function Page({ entries }: PageProps) {
  let entry = undefined as Entry | undefined | null;
  const entrys = entries.map((entry2, index) => {
    entry = entry2;
    return <p key={index}>{entry2?.title}</p>;
  });
  return (
    <>
      {" "}
      {entrys} {entry && <b>{entry?.id}</b>}
    </>
  );
}
