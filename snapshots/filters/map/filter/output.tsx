export interface PageProps {
  words: string[];
}

export default function Page({ words }: PageProps) {
  return (
    <p>
      {words.map((word) => word.toUpperCase()).join(" ")}{" "}
      {words.map((word) => word.replaceAll("a", "b"))[0]}
    </p>
  );
}
