export interface PageProps {
  names: string[];
}

export default function Page({ names }: PageProps) {
  return (
    <ul>
      {names.map((name, index) => (
        <li key={index}>{name}</li>
      ))}
    </ul>
  );
}
