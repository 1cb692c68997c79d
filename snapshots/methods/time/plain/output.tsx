export interface When {
  time: string;
}

export interface PageProps {
  when: When;
}

export default function Page({ when }: PageProps) {
  return <p>{when.time}</p>;
}
