export interface PageProps {
  name: string;
}

export default function Page({ name }: PageProps) {
  return (
    <p>
      <Badge text="new" /> <Badge text={name} />
    </p>
  );
}

export interface BadgeProps {
  text: string;
}

export function Badge({ text }: BadgeProps) {
  return <span className="badge">{text}</span>;
}
