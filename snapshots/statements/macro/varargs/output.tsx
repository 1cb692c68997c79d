import { text } from "@/lib/jinja/raw";

export default function Page() {
  return <ListOf varargs={["a", "b", 3]} />;
}

export interface ListOfProps {
  varargs?: unknown[];
}

export function ListOf({ varargs = [] }: ListOfProps) {
  return (
    <ul>
      {varargs.map((item, index) => (
        <li key={index}>{text(item)}</li>
      ))}
    </ul>
  );
}
