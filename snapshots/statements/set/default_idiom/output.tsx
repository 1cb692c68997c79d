export interface PageProps {
  class: string;
}

export default function Page({ class: class_ }: PageProps) {
  const class_2 = class_ || "btn";
  return (
    <>
      {" "}
      <a className={class_2}>Go</a>
    </>
  );
}
