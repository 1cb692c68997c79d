import { escapeText } from "@/lib/jinja/escape";

export interface PageProps {
  color: string;
}

export default function Page({ color }: PageProps) {
  return <style dangerouslySetInnerHTML={{ __html: `.a > b { color: ${escapeText(color)}; }` }} />;
}
