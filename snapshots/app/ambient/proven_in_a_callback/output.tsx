import type { Ctx } from "@/lib/ctx";

export interface Shelf {
  public: boolean;
  name: string;
}

export interface PageProps {
  ctx: Ctx;
  shelves: Shelf[];
}

export default function Page({ ctx, shelves }: PageProps) {
  return (
    ctx.vars.viewer &&
    shelves.map(
      (shelf, index) => (shelf.public || ctx.vars.viewer?.admin) && <p key={index}>{shelf.name}</p>,
    )
  );
}
