export interface PageProps {
  settings: [unknown, string][];
}

export default function Page({ settings }: PageProps) {
  return (
    <p>
      {settings
        .map(([, value]) => value)
        .map((value) => `${value} `)
        .join("")}
    </p>
  );
}
