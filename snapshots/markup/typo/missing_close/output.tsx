export interface PageProps {
  x: string;
}

export default function Page({ x }: PageProps) {
  return (
    <div>
      <b>
        a<p>{x}</p>
      </b>
    </div>
  );
}
