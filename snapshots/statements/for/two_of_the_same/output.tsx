export interface PageProps {
  tags: string[];
}

export default function Page({ tags }: PageProps) {
  return (
    <p>
      {tags.join("")}|{tags.join("")}|{tags.length}
    </p>
  );
}
