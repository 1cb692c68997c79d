import { Price } from "@/templates/_price";
import Layout, { layoutTitle } from "@/templates/layout";
import type { Ctx } from "@/lib/ctx";
import { strftime } from "@/lib/jinja/datetime";
import { float } from "@/lib/jinja/float";
import type { Product } from "@/types/models";

export interface ProductViewProps {
  ctx: Ctx;
  product: Product;
}

export default function ProductView({ ctx, product }: ProductViewProps) {
  return (
    <Layout ctx={ctx} title={`${product.name} - ${layoutTitle({ ctx })}`}>
      <h1>{product.name}</h1>
      <p>
        {product.summary} <Price product={product} sold_out="come back later" />
      </p>
      <p>
        In <i>{product.category.name}</i> since {strftime(product.added, "%B %Y")}, at{" "}
        {float(product.price)} pounds.
      </p>
      {product.labels.length > 0 && <p>{product.labels.join(", ").toUpperCase()}</p>}
    </Layout>
  );
}
