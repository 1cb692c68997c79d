export interface PageProps {
  name: string;
}

export default function Page({ name }: PageProps) {
  return (
    <>
      <script src={`/static/${name}.js`} defer />
      <script src="/a.js" async crossOrigin="anonymous" />
    </>
  );
}
