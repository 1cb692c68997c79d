import { escapeText } from "@/lib/jinja/escape";

export interface PageProps {
  items: string[];
}

export default function Page({ items }: PageProps) {
  let items2 = "";
  for (const item of items) {
    items2 += `
    <li>${escapeText(item)}`;
    if (item === "b") {
      break;
    }
    items2 += ", </li>\n  ";
  }
  return (
    <ul
      dangerouslySetInnerHTML={{
        __html: `
  ${items2}
`,
      }}
    />
  );
}
