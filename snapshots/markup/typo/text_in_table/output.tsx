import { escapeText } from "@/lib/jinja/escape";

export interface PageProps {
  heading: string;
  x: string;
  n: string;
}

export default function Page({ heading, x, n }: PageProps) {
  return (
    <div
      dangerouslySetInnerHTML={{
        __html: `<table>${escapeText(heading)}<tr><td>${escapeText(x)}</td></tr><form action="/save"><tr><td><input name="q"></td></tr></form>Total <b>${escapeText(n)}</b></table>`,
      }}
    />
  );
}
