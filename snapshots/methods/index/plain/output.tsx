export interface Word {
  index: string;
}

export interface PageProps {
  word: Word;
}

export default function Page({ word }: PageProps) {
  return <p>{word.index}</p>;
}
