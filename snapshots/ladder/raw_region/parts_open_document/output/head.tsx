import { escapeText } from "@/lib/jinja/escape";

export interface HeadProps {
  title: string;
}

export default function Head({ title }: HeadProps) {
  return (
    <html lang="en">
      <head>
        <title>{title}</title>
      </head>
      <body id="top">
        <div />
      </body>
    </html>
  );
}

export function headHtml({ title }: HeadProps): string {
  return `<html lang="en">
<head><title>${escapeText(title)}</title></head>
<body id="top"><div>`;
}
