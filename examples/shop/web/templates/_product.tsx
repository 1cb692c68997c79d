import { Stars } from "@/templates/macros/cards";
import { money } from "@/lib/env";
import { quotePath } from "@/lib/jinja/urls";
import { truncate } from "@/lib/jinja/wrap";
import type { Product } from "@/types/models";

export interface ProductViewProps {
  loop_class: string;
  product: Product;
}

export default function ProductView({ loop_class, product }: ProductViewProps) {
  const content = (
    <>
      {product.image && (
        <img src={`/static/${quotePath(product.image)}`} alt="" width="120" loading="lazy" />
      )}{" "}
      <b>{product.name}</b>
    </>
  );
  return (
    <div className={`product ${loop_class}`}>
      {product.stock !== 0 ? <a href={`/product/${product.id}`}>{content}</a> : content}
      <p>{truncate(product.summary, 40)}</p>
      <Stars count={product.rating} />{" "}
      <span className={product.stock === 0 ? "price sold-out" : "price"}>
        {money(product.price)}
      </span>
    </div>
  );
}
