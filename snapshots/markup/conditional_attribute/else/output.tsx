export interface PageProps {
  active: boolean;
}

export default function Page({ active }: PageProps) {
  return (
    <a
      className={active ? "on" : "off"}
      aria-current={active ? "page" : undefined}
      href={active ? undefined : "/x"}
    >
      x
    </a>
  );
}
