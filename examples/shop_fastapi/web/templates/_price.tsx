import { money } from "@/lib/env";
import type { Product } from "@/types/models";

export interface PriceMacroProps {
  product: Product;
  sold_out?: string;
}

export function Price({ product, sold_out = "sold out" }: PriceMacroProps) {
  return <span className="price">{product.stock > 0 ? money(product.price) : sold_out}</span>;
}
