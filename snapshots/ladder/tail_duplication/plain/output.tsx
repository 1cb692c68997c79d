import { Raw } from "@/lib/jinja/raw";

export interface PageProps {
  a: boolean;
}

export default function Page({ a }: PageProps) {
  return (
    <Raw html={{ __html: a ? "<ul><li>a</li></ul><ul><li>b</li></ul>" : "<ul><li>b</li></ul>" }} />
  );
}
