export interface PageProps {
  id: string;
}

export default function Page({ id }: PageProps) {
  return (
    <a href={`/x/${id}`} className="b">
      x
    </a>
  );
}
