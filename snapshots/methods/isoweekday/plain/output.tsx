export interface When {
  isoweekday: string;
}

export interface PageProps {
  when: When;
}

export default function Page({ when }: PageProps) {
  return <p>{when.isoweekday}</p>;
}
