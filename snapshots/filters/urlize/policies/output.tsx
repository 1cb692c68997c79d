import { urlize } from "@/lib/jinja/urlize";

export interface PageProps {
  text: string;
}

export default function Page({ text }: PageProps) {
  return (
    <p
      dangerouslySetInnerHTML={urlize(text, {
        target: "_blank",
        always: "external",
        extra_schemes: ["tel:"],
      })}
    />
  );
}
