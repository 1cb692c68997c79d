import { Raw } from "@/lib/jinja/raw";

export interface Page2 {
  body: string;
}

export interface PageProps {
  page: Page2;
}

export default function Page({ page }: PageProps) {
  return (
    <article>
      <h1>x</h1>
      <Raw html={{ __html: page.body }} />
    </article>
  );
}
