export interface PageProps {
  off: string;
}

export default function Page({ off }: PageProps) {
  return <input disabled />;
}
