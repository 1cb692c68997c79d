export interface PageProps {
  text: string;
}

export default function Page({ text }: PageProps) {
  return <p>{text}</p>;
}
