import type { Numeral } from "@/lib/jinja/numeral";

export interface PageProps {
  stock: Numeral;
}

export default function Page({ stock }: PageProps) {
  return (
    <p>
      {Number(stock) === 0 ? "Sold out" : Number(stock) < 5 ? `Only ${stock} left` : "In stock"}
    </p>
  );
}
