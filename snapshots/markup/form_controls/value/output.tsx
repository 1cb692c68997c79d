export interface PageProps {
  q: string;
  on: boolean;
}

export default function Page({ q, on }: PageProps) {
  return (
    <form method="post">
      <input name="q" defaultValue={q} />
      <input type="radio" name="r" value="1" defaultChecked />
      <input type="checkbox" defaultChecked={on} />
    </form>
  );
}
