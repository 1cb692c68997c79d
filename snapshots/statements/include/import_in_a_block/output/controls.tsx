import { Tag } from "@/templates/macros";

export interface User {
  name: string;
}

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
