export interface PageProps {
  html: string;
  label: string;
}

export default function Page({ html, label }: PageProps) {
  return (
    <>
      <p title={html}>{html}</p>
      <div>
        {label}: {html}
      </div>
    </>
  );
}
