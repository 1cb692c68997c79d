import { money, shout } from "@/lib/env";

export interface PageProps {
  price: number;
  name: string;
}

export default function Page({ price, name }: PageProps) {
  return (
    <p>
      {money(price)} {shout(name, 3)}
    </p>
  );
}
