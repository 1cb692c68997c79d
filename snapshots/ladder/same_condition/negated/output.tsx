export interface PageProps {
  plain: boolean;
  x: string;
}

export default function Page({ plain, x }: PageProps) {
  const content = <p>{x}</p>;
  return !plain ? <div className="box">{content}</div> : content;
}
