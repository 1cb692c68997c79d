export interface PageProps {
  wide: boolean;
  body: string;
}

export default function Page({ wide, body }: PageProps) {
  return (
    <div className={wide ? "col-12" : "col-6"} id={wide ? "main" : undefined}>
      {body}
    </div>
  );
}
