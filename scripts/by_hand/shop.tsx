// The shop's catalogue as somebody writes it who has never seen the templates: one file, no helpers.

interface Category {
  id: number;
  name: string;
  slug: string;
  children: Category[];
}

interface Product {
  id: number;
  name: string;
  summary: string;
  price: number;
  stock: number;
  rating: number;
  image: string | null;
}

export interface CatalogueProps {
  ctx: {
    globals: { get_flashed_messages: [string, string][] };
    vars: { customer: { name: string } | null; cart_count: string };
  };
  products: Product[];
  categories: Category[];
  category: string | null;
  sort: string;
}

function short(text: string, length: number) {
  if (text.length <= length + 5) return text;
  return `${text.slice(0, length - 3).split(" ").slice(0, -1).join(" ")}...`;
}

export default function Catalogue({ ctx, products, categories, category, sort }: CatalogueProps) {
  const { customer, cart_count } = ctx.vars;
  const list = (items: Category[]) =>
    items.map((item) => (
      <li key={item.id} className={item.slug === category ? "current" : undefined}>
        <a href={`/?category=${encodeURIComponent(item.slug)}`}>{item.name}</a>
        {item.children.length > 0 && <ul>{list(item.children)}</ul>}
      </li>
    )) as React.ReactNode;
  const by = (key: string, label: string) => {
    const found = new URLSearchParams(category === null ? { sort: key } : { category, sort: key });
    return sort === key ? <b>{label}</b> : <a href={`/?${found}`}>{label}</a>;
  };
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <title>{`Kettle: ${products.length} thing${products.length === 1 ? "" : "s"}`}</title>
        <link rel="stylesheet" href="/static/shop.css" />
      </head>
      <body>
        <header>
          <a href="/">
            <strong>Kettle</strong>
          </a>{" "}
          <a href="/about">About</a>{" "}
          {customer ? (
            <a href="/orders">Orders of {customer.name}</a>
          ) : (
            <form method="post" action="/login">
              <button>Log in</button>
            </form>
          )}{" "}
          <a href="/cart">Basket{cart_count ? ` (${cart_count})` : ""}</a>
        </header>
        {ctx.globals.get_flashed_messages.map(([, message], index) => (
          <p key={index} className="flash" role="status">
            {message}
          </p>
        ))}
        <div className="page">
          <nav>
            <ul className="tree">{list(categories)}</ul>
          </nav>
          <main>
            <p className="sorting">
              Sort by {by("new", "newest")} | {by("price", "price")}{" "}
            </p>
            <div className="grid">
              {products.map((product, index) => {
                const name = (
                  <>
                    {product.image && <img src={`/static/${product.image}`} alt="" width="120" loading="lazy" />}{" "}
                    <b>{product.name}</b>
                  </>
                );
                return (
                  <div key={product.id} className={`product ${index % 2 === 0 ? "odd" : "even"}`}>
                    {product.stock !== 0 ? <a href={`/product/${product.id}`}>{name}</a> : name}
                    <p>{short(product.summary, 40)}</p>
                    <span className="stars" title={`${product.rating} of 5`}>
                      {"★".repeat(product.rating) + "☆".repeat(5 - product.rating)}
                    </span>{" "}
                    <span className={product.stock === 0 ? "price sold-out" : "price"}>
                      £{product.price.toFixed(2)}
                    </span>
                  </div>
                );
              })}
              {products.length === 0 && <p>We have nothing like that.</p>}
            </div>
          </main>
        </div>
      </body>
    </html>
  );
}
