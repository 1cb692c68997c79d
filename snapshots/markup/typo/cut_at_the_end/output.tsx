export interface PageProps {
  items: string[];
}

export default function Page({ items }: PageProps) {
  return (
    <>
      <ul>
        {items.map((item, index) => (
          <li key={index}>{item}</li>
        ))}
      </ul>
      <script dangerouslySetInnerHTML={{ __html: `var x = ${items.length};` }} />
    </>
  );
}
