export interface D {
  a: string;
}

export interface PageProps {
  d: D | null;
}

export default function Page({ d }: PageProps) {
  return (
    <p>
      {d ? d.a : "empty"}
      {!d && "!"}
    </p>
  );
}
