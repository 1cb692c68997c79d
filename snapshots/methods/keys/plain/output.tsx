export interface PageProps {
  settings: [string, unknown][];
}

export default function Page({ settings }: PageProps) {
  return (
    <p>
      {settings
        .map(([key]) => key)
        .map((key) => `${key} `)
        .join("")}
    </p>
  );
}
