import Layout from "@/templates/layout";
import type { Ctx } from "@/lib/ctx";
import { strftime } from "@/lib/jinja/datetime";
import type { Order } from "@/types/models";

export interface OrdersProps {
  ctx: Ctx;
  orders: Order[];
  open_only: boolean;
}

export default function Orders({ ctx, orders, open_only }: OrdersProps) {
  const filteredOrders = orders.filter((order) => !open_only || order.status !== "sent");
  const label = open_only ? "all" : "open";
  return (
    <Layout ctx={ctx} title="Orders">
      <h1>Orders</h1>
      {filteredOrders.length > 0 ? (
        filteredOrders.map((order, index) => (
          <article key={index} id={`order-${order.number}`}>
            <h2>
              {index + 1}. {order.number} <small>{strftime(order.placed, "%d.%m.%Y")}</small>
            </h2>
            <p>
              {order.status.toUpperCase()},{" "}
              {order.lines.reduce((sum, item) => sum + item.quantity, 0)} pieces:{" "}
              {order.lines.map((line) => line.product.name).join(", ")}
            </p>
            <p>{order.note || "No note."}</p>
          </article>
        ))
      ) : (
        <p>No orders{open_only && " are open"}.</p>
      )}
      <p>
        <a href={`/orders?open=${open_only ? 0 : 1}`}>Show {label} orders</a>
      </p>
    </Layout>
  );
}
