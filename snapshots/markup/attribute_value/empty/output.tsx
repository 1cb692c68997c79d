export interface PageProps {
  x: string;
}

export default function Page({ x }: PageProps) {
  return (
    <>
      <p className="" id={x} title="" hidden>
        x
      </p>
      <a href="">y</a>
      <img src="/a.png" alt="" />
    </>
  );
}
