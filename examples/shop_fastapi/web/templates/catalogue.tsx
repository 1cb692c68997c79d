import { Fragment } from "react";
import { Price } from "@/templates/_price";
import Layout from "@/templates/layout";
import type { Ctx } from "@/lib/ctx";
import { urlencode } from "@/lib/jinja/urlencode";
import type { Category, Product } from "@/types/models";

export interface CatalogueProps {
  ctx: Ctx;
  categories: Category[];
  category: string | null;
  products: Product[];
}

export default function Catalogue({ ctx, categories, category, products }: CatalogueProps) {
  return (
    <Layout ctx={ctx}>
      <nav>
        {categories.map((item, index) => (
          <Fragment key={index}>
            <a
              href={`/?${urlencode({ category: item.slug })}`}
              aria-current={item.slug === category ? "page" : undefined}
            >
              {item.name}
            </a>{" "}
          </Fragment>
        ))}
      </nav>
      <div className="grid">
        {products.length > 0 ? (
          products.map((product, index) => (
            <div key={product.id} className={index % 2 === 0 ? "product odd" : "product even"}>
              <a href={`/product/${product.id}`}>{product.name}</a>{" "}
              {product.labels.map((label, index2) => (
                <Fragment key={index2}>
                  <em>{label}</em>{" "}
                </Fragment>
              ))}
              <Price product={product} />
            </div>
          ))
        ) : (
          <p>We have nothing like that.</p>
        )}
      </div>
    </Layout>
  );
}
