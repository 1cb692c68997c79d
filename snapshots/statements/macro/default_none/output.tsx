export default function Page() {
  return (
    <p>
      <Link text="a" href="/a" />
      <Link text="b" />
    </p>
  );
}

export interface LinkProps {
  text: string;
  href?: string | null;
}

export function Link({ text, href = null }: LinkProps) {
  return href ? <a href={href}>{text}</a> : <b>{text}</b>;
}
