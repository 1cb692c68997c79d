import { escapeText } from "@/lib/jinja/escape";

export interface PageProps {
  tone: string;
  title: string;
  names: string[];
}

export default function Page({ tone, title, names }: PageProps) {
  return (
    <>
      <h2 className={tone}>{title}</h2>
      <div
        className="box"
        dangerouslySetInnerHTML={{
          __html: `
  <p>${escapeText(title)}</p>
  <ul id="tasks">
    ${
      names.length > 0
        ? names
            .map(
              (name) => `
      <!-- ko if: shown('${escapeText(name)}') --><li>${escapeText(name)}</li><!-- /ko -->
    `,
            )
            .join("")
        : `
      <li>Nothing yet</li>
    `
    }
  </ul>
  ${
    names.length > 0
      ? `
    <!-- ko with: footer -->
    <span>${names.length}</span>
    <!-- /ko -->
  `
      : ""
  }
`,
        }}
      />
      <footer>{title}</footer>
    </>
  );
}
