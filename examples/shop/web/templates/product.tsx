import { Fragment } from "react";
import Layout from "@/templates/layout";
import { ListOf, Stars } from "@/templates/macros/cards";
import type { Ctx } from "@/lib/ctx";
import { money } from "@/lib/env";
import type { Product } from "@/types/models";

export interface ProductViewProps {
  ctx: Ctx;
  product: Product;
  related: Product[];
}

export default function ProductView({ ctx, product, related }: ProductViewProps) {
  const on_sale = product.old_price !== null && product.old_price > product.price;
  const left = product.stock;
  return (
    <Layout ctx={ctx} title={product.name}>
      <h1 className={on_sale ? "sale" : "regular"}>{product.name}</h1>
      <Stars count={product.rating} />
      <p>{product.summary}</p>
      <p>
        {product.old_price !== null && <del>{money(product.old_price)}</del>}{" "}
        <strong>{money(product.price)}</strong>
      </p>
      {left > 5 ? <p>In stock.</p> : left > 0 ? <p>Only {left} left.</p> : <p>Sold out.</p>}
      {product.details.length > 0 && (
        <dl>
          {product.details.map(([name, value]) => (
            <Fragment key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </Fragment>
          ))}
        </dl>
      )}
      <form method="post" action="/cart">
        <input type="hidden" name="product_id" defaultValue={product.id} />{" "}
        <button disabled={product.stock === 0}>Add to basket</button>
      </form>
      {related.length > 0 && (
        <>
          <h2>You may also like</h2>
          <ListOf items={related}>
            {(other) => (
              <>
                <a href={`/product/${other.id}`}>{other.name}</a> ({other.category.name})
              </>
            )}
          </ListOf>
        </>
      )}
    </Layout>
  );
}
