import Base from "@/templates/base";

export default function Page() {
  return <Base start='<div class="b">' content="<p>x</p>" />;
}
