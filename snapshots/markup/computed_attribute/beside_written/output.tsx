import { spreadAttributes } from "@/lib/jinja/spread-attributes";

export interface PageProps {
  extras: string[];
}

export default function Page({ extras }: PageProps) {
  return extras.map((extra, index) => (
    <a key={index} href="/x" title="t" {...spreadAttributes("a", { __html: extra })} className="a">
      x
    </a>
  ));
}
