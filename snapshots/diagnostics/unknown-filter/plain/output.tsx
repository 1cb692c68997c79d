import { money } from "@/lib/env";
import { text } from "@/lib/jinja/raw";

export interface PageProps {
  price: unknown;
}

export default function Page({ price }: PageProps) {
  return <p>{text(money(price))}</p>;
}
