export interface PageProps {
  a: string;
}

export default function Page({ a }: PageProps) {
  return a !== "" ? (
    <div>
      <p>{a}</p>
    </div>
  ) : (
    <p>none</p>
  );
}
