import { length } from "@/lib/jinja/iterate";

export interface PageProps {
  value: string;
  n: string;
}

export default function Page({ value, n }: PageProps) {
  return (
    <p>
      {length(value)} {`${n}x`}
    </p>
  );
}
