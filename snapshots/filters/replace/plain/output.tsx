import { replace } from "@/lib/jinja/text";

export interface PageProps {
  text: string;
}

export default function Page({ text }: PageProps) {
  return (
    <p>
      {text.replaceAll("a", "<b>")} {replace(text, "a", "o", { count: 1 })}
    </p>
  );
}
