export default function Page() {
  return (
    <>
      <p>one</p>
      <p>two</p>
      <div>three</div>
    </>
  );
}
