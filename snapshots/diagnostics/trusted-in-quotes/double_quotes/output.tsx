import { plain } from "@/lib/jinja/plain";

export interface PageProps {
  slug: string;
}

export default function Page({ slug }: PageProps) {
  return (
    <p id={`post_${plain({ __html: slug })}`} title={slug} data-n={plain({ __html: "3" })}>
      x
    </p>
  );
}
