export interface PageProps {
  ref_: string;
  key_: string;
  children_: string[];
}

export default function Page({ ref_, key_, children_ }: PageProps) {
  return (
    <>
      <p title={ref_}>{key_}</p>
      {children_.map((child, index) => (
        <b key={index}>{child}</b>
      ))}
    </>
  );
}
