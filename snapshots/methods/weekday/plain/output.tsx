export interface When {
  weekday: string;
}

export interface PageProps {
  when: When;
}

export default function Page({ when }: PageProps) {
  return <p>{when.weekday}</p>;
}
