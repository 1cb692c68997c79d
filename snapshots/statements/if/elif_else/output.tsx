export interface PageProps {
  stock: number;
}

export default function Page({ stock }: PageProps) {
  return <p>{stock === 0 ? "Sold out" : stock < 5 ? `Only ${stock} left` : "In stock"}</p>;
}
