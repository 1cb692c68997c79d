export interface PageProps {
  items: string[];
}

export default function Page({ items }: PageProps) {
  return (
    <ol>
      {items.map((item, index) => (
        <li
          key={index}
          className={`${index % 2 === 0 ? "odd" : "even"}${index === 0 ? " first" : ""}${index === items.length - 1 ? " last" : ""}`}
        >
          {index + 1} {index} {items.length - index} {items.length - index - 1} {items.length}{" "}
          {item}
        </li>
      ))}
    </ol>
  );
}
