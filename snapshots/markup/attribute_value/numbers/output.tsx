import { attrs } from "@/lib/jinja/attrs";

export interface PageProps {
  n: string;
}

export default function Page({ n }: PageProps) {
  return (
    <>
      <td width={n} {...attrs({ colSpan: n })}>
        x
      </td>
      <input {...attrs({ maxLength: n, SIZE: n })} />
    </>
  );
}
