import { Raw } from "@/lib/jinja/raw";

export interface PageProps {
  html: string;
}

export default function Page({ html }: PageProps) {
  return (
    <p>
      Hello <Raw html={{ __html: html }} />!
    </p>
  );
}
