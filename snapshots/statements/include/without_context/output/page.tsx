import User from "@/templates/_user";

export default function Page() {
  return (
    <p>
      <User name="" />
    </p>
  );
}
