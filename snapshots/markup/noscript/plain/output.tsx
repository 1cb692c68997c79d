export interface PageProps {
  id: string;
}

export default function Page({ id }: PageProps) {
  return (
    <noscript>
      <img src={`/pixel.gif?${id}`} />
    </noscript>
  );
}
