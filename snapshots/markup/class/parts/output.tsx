export interface PageProps {
  active: boolean;
  extra: string;
}

export default function Page({ active, extra }: PageProps) {
  return <li className={`item${active ? " active" : ""} ${extra}`}>x</li>;
}
