import { rsplit } from "@/lib/jinja/string-methods";

export interface PageProps {
  path: string;
}

export default function Page({ path }: PageProps) {
  return <p>{rsplit(path, "/", 1)[1]}</p>;
}
