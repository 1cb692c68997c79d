export const title = "Posts";

export default function Page() {
  return (
    <>
      <h1>{title}</h1>
      <title>{title}</title>
    </>
  );
}
