import { range } from "@/lib/jinja/range";

export default function Page() {
  return (
    <select>
      {range(2024, 2027).map((year) => (
        <option key={year}>{year}</option>
      ))}
    </select>
  );
}
