export interface PageProps {
  settings: [string, string][];
}

export default function Page({ settings }: PageProps) {
  return (
    <p>
      {settings.map(([key, value]) => (
        <i key={key}>
          {key}={value}
        </i>
      ))}
    </p>
  );
}
