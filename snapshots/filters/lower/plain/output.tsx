export interface PageProps {
  word: string;
}

export default function Page({ word }: PageProps) {
  return <p>{word.toLowerCase()}</p>;
}
