export interface PageProps {
  error?: string;
  page: number;
}

export default function Page({ error, page }: PageProps) {
  return (
    <>
      {error && <p>{error}</p>}
      {page}
    </>
  );
}
