import { trim } from "@/lib/jinja/text";

export interface PageProps {
  text: string;
  path: string;
}

export default function Page({ text, path }: PageProps) {
  return (
    <p>
      [{trim(text)}] [{trim(path, "/")}]
    </p>
  );
}
