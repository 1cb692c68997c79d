import { Fragment } from "react";
import type { ReactNode } from "react";
import ProductView from "@/templates/_product";
import Layout, { layoutTitle } from "@/templates/layout";
import type { Ctx } from "@/lib/ctx";
import { query } from "@/lib/jinja/urls";
import type { Category, Product } from "@/types/models";

export interface CatalogueProps {
  ctx: Ctx;
  products: Product[];
  categories: Category[];
  category: string | null;
  sort: string;
}

export default function Catalogue({ ctx, products, categories, category, sort }: CatalogueProps) {
  const loop = (items: Category[]): ReactNode =>
    items.map((item) => (
      <li key={item.id} className={item.slug === category ? "current" : undefined}>
        <a href={`/${query({ category: item.slug })}`}>{item.name}</a>
        {item.children.length > 0 && <ul>{loop(item.children)}</ul>}
      </li>
    ));
  return (
    <Layout
      ctx={ctx}
      title={`${layoutTitle()}: ${products.length} thing${products.length !== 1 ? "s" : ""}`}
      aside={
        <nav>
          <ul className="tree">{loop(categories)}</ul>
        </nav>
      }
    >
      <p className="sorting">
        Sort by{" "}
        {(
          [
            ["new", "newest"],
            ["price", "price"],
          ] as const
        ).map(([key, label], index) => (
          <Fragment key={index}>
            {key === sort ? (
              <b>{label}</b>
            ) : (
              <a href={`/${query({ category, sort: key })}`}>{label}</a>
            )}
            {index < 1 && " |"}{" "}
          </Fragment>
        ))}
      </p>
      <div className="grid">
        {products.length > 0 ? (
          products.map((product, index) => (
            <ProductView
              key={product.id}
              loop_class={index % 2 === 0 ? "odd" : "even"}
              product={product}
            />
          ))
        ) : (
          <p>We have nothing like that.</p>
        )}
      </div>
    </Layout>
  );
}
