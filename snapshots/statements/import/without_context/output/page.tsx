import { Hello } from "@/templates/user";

export default function Page() {
  return (
    <p>
      <Hello name="" />
    </p>
  );
}
