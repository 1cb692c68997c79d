export interface Notes {
  rows?: Row[] | null;
}

export interface Row {
  text: string;
}

export interface PageProps {
  titles: string[];
  notes: Notes;
}

export default function Page({ titles, notes }: PageProps) {
  return (
    <>
      {titles.map((title, index) => (
        <p key={index}>
          {title}: {notes.rows?.[index]?.text}, {titles.at(index - 1)}
        </p>
      ))}{" "}
      {(notes.rows ?? []).map((row, index) => (
        <i key={index}>{row.text}</i>
      ))}
    </>
  );
}
