export interface BoxProps {
  kind: string;
  title: string;
}

export default function Box({ kind, title }: BoxProps) {
  return <div className={kind}>{title}</div>;
}
