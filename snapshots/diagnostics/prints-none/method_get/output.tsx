import { str } from "@/lib/jinja/str";

export interface Settings {
  host?: string | null;
}

export interface PageProps {
  settings: Settings;
}

export default function Page({ settings }: PageProps) {
  return <p>{str(settings.host ?? null)}</p>;
}
