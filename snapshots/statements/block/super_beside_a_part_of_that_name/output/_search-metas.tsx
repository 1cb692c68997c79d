export interface SearchMetasProps {
  y: string;
}

export default function SearchMetas({ y }: SearchMetasProps) {
  return <meta name="b" content={y} />;
}
