export default function Page() {
  return (
    <>
      <p>a</p>
      <p>b</p>
    </>
  );
}
