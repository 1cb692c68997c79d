import { float } from "@/lib/jinja/float";
import type { User } from "@/types/models";

export interface PageProps {
  user: User;
  price: number;
}

export default function Page({ user, price }: PageProps) {
  return (
    <p>
      {user.name} {user.bio ?? "None"} {float(price)}
    </p>
  );
}
