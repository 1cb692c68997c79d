import type { CSSProperties } from "react";

export default function Page() {
  return <p style={{ color: "red", marginTop: "4px", "--gap": "2em" } as CSSProperties}>x</p>;
}
