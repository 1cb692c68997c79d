export interface PageProps {
  a: boolean;
}

export default function Page({ a }: PageProps) {
  return a ? (
    <>
      <ul>
        <li>a</li>
      </ul>
      <ul>
        <li>b</li>
      </ul>
    </>
  ) : (
    <ul>
      <li>b</li>
    </ul>
  );
}
