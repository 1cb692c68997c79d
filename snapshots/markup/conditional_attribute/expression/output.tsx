export interface PageProps {
  kind: string;
}

export default function Page({ kind }: PageProps) {
  return (
    <option value="a" selected={kind === "a"}>
      A
    </option>
  );
}
