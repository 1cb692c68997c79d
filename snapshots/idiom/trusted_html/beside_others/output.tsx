import { Raw } from "@/lib/jinja/raw";

export interface PageData {
  body: string;
}

export interface PageProps {
  page: PageData;
}

export default function Page({ page }: PageProps) {
  return (
    <article>
      <h1>x</h1>
      <Raw html={{ __html: page.body }} />
    </article>
  );
}
