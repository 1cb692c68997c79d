export interface PageProps {
  numbers: string[];
}

export default function Page({ numbers }: PageProps) {
  return (
    <ul>
      {numbers.map((n, index) => (
        <li key={index}>{n}</li>
      ))}
    </ul>
  );
}
