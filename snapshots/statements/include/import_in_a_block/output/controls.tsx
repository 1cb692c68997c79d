import { Tag } from "@/templates/macros";
import type { User } from "@/templates/macros";

export interface ControlsProps {
  user: User;
}

export default function Controls({ user }: ControlsProps) {
  return (
    <p>
      <Tag user={user} />
    </p>
  );
}
