import { quotePath } from "@/lib/jinja/urls";

export interface PageProps {
  name: string;
  path: string;
}

export default function Page({ name, path }: PageProps) {
  return (
    <>
      <a href={`/tag/${quotePath(name)}`}>x</a> <a href={`/file/${quotePath(path)}`}>y</a>
    </>
  );
}
