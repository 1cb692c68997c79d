import type { ReactNode } from "react";
import Layout from "@/templates/layout";
import type { Ctx } from "@/lib/ctx";
import { money } from "@/lib/env";
import type { Line } from "@/types/models";

export interface CartProps {
  ctx: Ctx;
  lines: Line[];
}

export default function Cart({ ctx, lines }: CartProps) {
  let total = 0;
  let content: ReactNode = null;
  if (lines.length > 0) {
    content = (
      <>
        <ul>
          {lines.map((line, index) => {
            total += line.product.price * line.quantity;
            return (
              <li key={index}>
                {line.quantity} x {line.product.name}
              </li>
            );
          })}
        </ul>
        <p>Total: {money(total)}</p>
      </>
    );
  } else {
    content = <p>Your basket is empty.</p>;
  }
  const content2 = content;
  return (
    <Layout ctx={ctx} title="Basket">
      {content2}
    </Layout>
  );
}
