import { Raw } from "@/lib/jinja/raw";

export interface BaseProps {
  start?: string;
  content?: string;
  end?: string;
}

export default function Base({
  start = '<div class="a">',
  content = "",
  end = "</div>",
}: BaseProps) {
  return <Raw html={{ __html: `${start}${content}${end}` }} />;
}
