import { split } from "@/lib/jinja/string-methods";

export interface PageProps {
  tags: string;
  name: string;
}

export default function Page({ tags, name }: PageProps) {
  return (
    <p>
      {tags.split(",").map((part, index) => (
        <i key={index}>{part}</i>
      ))}
      {split(name)[0]}
    </p>
  );
}
