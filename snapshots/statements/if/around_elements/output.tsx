export interface PageProps {
  error: string;
}

export default function Page({ error }: PageProps) {
  return (
    <>
      {error !== "" && (
        <div className="error">
          <p>{error}</p>
        </div>
      )}
      <p>Always</p>
    </>
  );
}
