export interface PageProps {
  links: [string, [string, string]][];
}

export default function Page({ links }: PageProps) {
  return (
    <ul>
      {links.map(([href, [label, count]], index) => (
        <li key={index}>
          <a href={href}>{label}</a> {count}
        </li>
      ))}
    </ul>
  );
}
