export interface PageProps {
  cls: string;
  t?: string;
}

export default function Page({ cls, t }: PageProps) {
  return (
    <p className={cls} title={t !== undefined ? (t ?? "") : undefined}>
      x
    </p>
  );
}
