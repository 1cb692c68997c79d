export interface PageProps {
  xs: string[];
}

export default function Page({ xs }: PageProps) {
  return (
    <ul>
      {xs.map((x, index) => (
        <li key={index}>{x}</li>
      ))}
    </ul>
  );
}
