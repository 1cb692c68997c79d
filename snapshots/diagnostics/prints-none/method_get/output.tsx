export interface Settings {
  host?: string | null;
}

export interface PageProps {
  settings: Settings;
}

export default function Page({ settings }: PageProps) {
  return <p>{settings.host ?? "None"}</p>;
}
