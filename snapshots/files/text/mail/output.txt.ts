import { format } from "@/lib/jinja/percent";

export interface Line {
  name: string;
  price: unknown;
}

export interface PageTxtProps {
  name: string;
  lines: Line[];
}

export default function pageTxt({ name, lines }: PageTxtProps): string {
  return `Dear ${name},
${lines
  .map(
    (line) => `
- ${line.name}: ${format("%.2f", line.price)}
`,
  )
  .join("")}`;
}
