export interface PageProps {
  title: string;
  name: string;
}

export default function Page({ title, name }: PageProps) {
  return (
    <p>
      {title || "Untitled"} {name || "x"}
    </p>
  );
}
