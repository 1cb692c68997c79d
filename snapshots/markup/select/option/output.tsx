import { eq } from "@/lib/jinja/compare";
import { plain } from "@/lib/jinja/plain";
import { text } from "@/lib/jinja/raw";

export interface PageProps {
  sizes: unknown[];
  size: unknown;
}

export default function Page({ sizes, size }: PageProps) {
  return (
    <select name="size">
      {sizes.map((s, index) => (
        <option key={index} value={plain(s)} selected={eq(s, size) ? true : undefined}>
          {text(s)}
        </option>
      ))}
    </select>
  );
}
