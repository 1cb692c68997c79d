export default function Page() {
  return (
    <>
      <br />
      <br />
      <img src="/a.png" />
      <div>x</div>
    </>
  );
}
