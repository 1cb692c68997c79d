import { forceescape } from "@/lib/jinja/escape";

export interface PageProps {
  text: string;
}

export default function Page({ text }: PageProps) {
  return <p dangerouslySetInnerHTML={forceescape(text)} />;
}
