export interface PageProps {
  tags: string[];
}

export default function Page({ tags }: PageProps) {
  return (
    <ul>
      {tags.map((tag, index) => (
        <li key={index} className="tag">
          <i className="dot" /> {tag}
        </li>
      ))}
    </ul>
  );
}
