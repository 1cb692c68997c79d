export interface When {
  date: string;
}

export interface PageProps {
  when: When;
}

export default function Page({ when }: PageProps) {
  return <p>{when.date}</p>;
}
