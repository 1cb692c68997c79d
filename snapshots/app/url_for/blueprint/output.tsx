export default function Page() {
  return (
    <>
      <a href="/post/1">x</a> <a href="/post/2">y</a>
    </>
  );
}
