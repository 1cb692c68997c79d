import Base, { BaseSidebar } from "@/templates/base";
import type { Ctx } from "@/lib/ctx";

export interface PageProps {
  ctx: Ctx;
}

export default function Page({ ctx }: PageProps) {
  return (
    <Base
      ctx={ctx}
      sidebar={
        <>
          <BaseSidebar ctx={ctx} />
          <p>More</p>
        </>
      }
    >
      <h1>Hi</h1>
    </Base>
  );
}
