export default function Page() {
  return (
    <>
      {" "}
      <a className={cssText({ kind: "primary" })}>Go</a>
    </>
  );
}

export interface CssProps {
  kind: string;
}

export function cssText({ kind }: CssProps): string {
  return `btn btn-${kind}`;
}
