export interface PageProps {
  done: boolean;
  hint: string;
}

export default function Page({ done, hint }: PageProps) {
  return <input type="checkbox" defaultChecked={done} title={hint !== "" ? hint : undefined} />;
}
