import type { Line } from "@/types/models";

export interface PageProps {
  cart: Line[];
}

export default function Page({ cart }: PageProps) {
  let total = 0;
  const lines = cart.map((line) => {
    total += line.price * line.qty;
    return <li key={line.id}>{line.name}</li>;
  });
  return (
    <>
      <ul>{lines}</ul>
      <b>{total}</b>
    </>
  );
}
