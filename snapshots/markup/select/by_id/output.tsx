import { eq } from "@/lib/jinja/compare";
import { plain } from "@/lib/jinja/plain";

export interface Cat {
  id: unknown;
  name: string;
}

export interface PageProps {
  cats: Cat[];
  current: unknown;
}

export default function Page({ cats, current }: PageProps) {
  return (
    <select>
      {cats.map((c, index) => (
        <option key={index} value={plain(c.id)} selected={eq(c.id, current) ? true : undefined}>
          {c.name}
        </option>
      ))}
    </select>
  );
}
