import { quotePath } from "@/lib/jinja/urls";

export interface PageProps {
  name: string;
}

export default function Page({ name }: PageProps) {
  return (
    <>
      <link rel="stylesheet" href="/static/css/app.css" />
      <img src={`/static/${quotePath(name)}`} alt="" />
    </>
  );
}
