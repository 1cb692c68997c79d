export interface PageProps {
  tags: string[];
}

export default function Page({ tags }: PageProps) {
  return (
    <p>
      {tags.map((t) => t).join("")}|{tags.map((t) => t).join("")}|{tags.length}
    </p>
  );
}
