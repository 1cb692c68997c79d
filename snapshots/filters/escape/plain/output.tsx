export interface PageProps {
  text: string;
}

export default function Page({ text }: PageProps) {
  return <p title={text}>{text}</p>;
}
