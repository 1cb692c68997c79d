export interface When {
  timestamp: string;
}

export interface PageProps {
  when: When;
}

export default function Page({ when }: PageProps) {
  return <p>{when.timestamp}</p>;
}
