import { eq, lt } from "@/lib/jinja/compare";
import { text } from "@/lib/jinja/raw";

export interface PageProps {
  stock: unknown;
}

export default function Page({ stock }: PageProps) {
  return (
    <p>{eq(stock, 0) ? "Sold out" : lt(stock, 5) ? <>Only {text(stock)} left</> : "In stock"}</p>
  );
}
