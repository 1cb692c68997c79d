import Layout from "@/templates/layout";
import type { Ctx } from "@/lib/ctx";
import { money } from "@/lib/env";
import { format } from "@/lib/jinja/percent";
import type { Line } from "@/types/models";

export interface CartProps {
  ctx: Ctx;
  cart: Line[];
  shipping: number;
}

export default function Cart({ ctx, cart, shipping }: CartProps) {
  let total = 0;
  let count = 0;
  const lines = cart.map((line, index) => {
    const price = line.product.price * line.quantity;
    total += price;
    count += line.quantity;
    return (
      <tr key={index} className={index % 2 === 0 ? "odd" : "even"}>
        <td>
          <a href={`/product/${line.product.id}`}>{line.product.name}</a>
        </td>
        <td>{line.quantity}</td>
        <td>{format("%.2f", price)}</td>
      </tr>
    );
  });
  return (
    <Layout ctx={ctx} title="Basket">
      <h1>Basket</h1>
      <table>
        <thead>
          <tr>
            <th>Product</th>
            <th>Quantity</th>
            <th>Price</th>
          </tr>
        </thead>
        <tbody>
          {cart.length > 0 ? (
            lines
          ) : (
            <tr>
              <td colSpan={3}>Your basket is empty.</td>
            </tr>
          )}
        </tbody>
        {cart.length > 0 && (
          <tfoot>
            <tr>
              <td>Shipping</td>
              <td />
              <td>{format("%.2f", shipping)}</td>
            </tr>
            <tr>
              <th>Total</th>
              <th>{count}</th>
              <th>{money(total + shipping)}</th>
            </tr>
          </tfoot>
        )}
      </table>
    </Layout>
  );
}
