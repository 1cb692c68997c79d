import type { Ctx } from "@/lib/ctx";
import { getFlashedMessages } from "@/lib/jinja/flask";
import { tuple } from "@/lib/jinja/value";

export interface PageProps {
  ctx: Ctx;
}

export default function Page({ ctx }: PageProps) {
  return (
    <>
      {" "}
      <Flashes ctx={ctx} />
      <Flashes ctx={ctx} kinds={["error"]} />
      <Flashes ctx={ctx} kinds={null} />
      <Flashes ctx={ctx} kinds="an error" />
    </>
  );
}

export interface FlashesProps {
  ctx: Ctx;
  kinds?: unknown;
}

export function Flashes({ ctx, kinds = tuple() }: FlashesProps) {
  return getFlashedMessages(ctx, { categoryFilter: kinds }).map((message, index) => (
    <p key={index}>{message}</p>
  ));
}
