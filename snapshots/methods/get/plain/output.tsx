export interface Settings {
  host?: string | null;
  port?: string | null;
}

export interface PageProps {
  settings: Settings;
}

export default function Page({ settings }: PageProps) {
  return (
    <p>
      {settings.host ?? "None"} {(settings.port === undefined ? 80 : settings.port) ?? "None"}
    </p>
  );
}
