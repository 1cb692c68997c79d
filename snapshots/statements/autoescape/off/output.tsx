import { Raw } from "@/lib/jinja/raw";

export interface PageProps {
  html: string;
}

export default function Page({ html }: PageProps) {
  return (
    <div>
      <Raw html={{ __html: html }} />
      {html}
    </div>
  );
}
