export interface PageProps {
  ok: boolean;
  name: string;
}

export default function Page({ ok, name }: PageProps) {
  return (
    <p>
      {ok ? "yes" : "no"} {name !== "" && name} <i>{ok && "1"}</i>
    </p>
  );
}
