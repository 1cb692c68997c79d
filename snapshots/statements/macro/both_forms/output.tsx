export default function Page() {
  return (
    <p title={labelText({ n: 1 })}>
      <Label n={2} />
    </p>
  );
}

export interface LabelProps {
  n: number;
}

export function Label({ n }: LabelProps) {
  return (
    <>
      {n} item{n !== 1 && "s"}
    </>
  );
}

export function labelText({ n }: LabelProps): string {
  return `${n} item${n !== 1 ? "s" : ""}`;
}
