import { money } from "@/lib/env";
import { format } from "@/lib/jinja/percent";
import type { Customer, Order } from "@/types/models";

export interface MailReceiptTxtProps {
  buyer: Customer;
  order: Order;
}

export default function mailReceiptTxt({ buyer, order }: MailReceiptTxtProps): string {
  return `Dear ${buyer.name},

thank you for order ${order.number}:
${order.lines
  .map(
    (line) => `
${format("%3d", line.quantity)} x ${line.product.name}: ${money(line.product.price * line.quantity)}`,
  )
  .join("")}
${
  order.note
    ? `
Your note: ${order.note}
`
    : ""
}`;
}
