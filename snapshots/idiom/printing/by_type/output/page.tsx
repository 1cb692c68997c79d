import { float } from "@/lib/jinja/float";
import { str } from "@/lib/jinja/str";
import type { User } from "@/types/models";

export interface PageProps {
  user: User;
  price: number;
}

export default function Page({ user, price }: PageProps) {
  return (
    <p>
      {user.name} {str(user.bio)} {float(price)}
    </p>
  );
}
