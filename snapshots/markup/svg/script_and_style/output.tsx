import { escapeText } from "@/lib/jinja/escape";

export interface PageProps {
  color: string;
  n: string;
}

export default function Page({ color, n }: PageProps) {
  return (
    <svg viewBox="0 0 9 9">
      <style dangerouslySetInnerHTML={{ __html: `.a { fill: ${escapeText(color)} }` }} />
      <script dangerouslySetInnerHTML={{ __html: `var n = ${escapeText(n)} &lt; 2;` }} />
      <circle className="a" r={n} />
    </svg>
  );
}
