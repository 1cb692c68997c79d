import { escapeText } from "@/lib/jinja/escape";
import { Raw } from "@/lib/jinja/raw";

export interface PageProps {
  numbers: string[];
}

export default function Page({ numbers }: PageProps) {
  return (
    <Raw
      html={{
        __html: `<table>${numbers.map((n, index) => `${index % 2 === 0 ? "<tr>" : ""}<td>${escapeText(n)}</td>${(index + 1) % 2 === 0 || index === numbers.length - 1 ? "</tr>" : ""}`).join("")}</table>`,
      }}
    />
  );
}
