export default function Page() {
  return (
    <>
      <input disabled readOnly required defaultValue="x" />
      <video controls muted />
    </>
  );
}
