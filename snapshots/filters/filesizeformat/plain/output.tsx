import { filesizeformat } from "@/lib/jinja/number";

export interface PageProps {
  size: number;
}

export default function Page({ size }: PageProps) {
  return (
    <p>
      {filesizeformat(size)} {filesizeformat(size, true)}
    </p>
  );
}
