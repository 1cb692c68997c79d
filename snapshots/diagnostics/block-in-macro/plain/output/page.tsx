import Base from "@/templates/base";

export default function Page() {
  return <Base />;
}
