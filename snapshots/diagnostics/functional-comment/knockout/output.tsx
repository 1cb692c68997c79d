export default function Page() {
  return (
    <>
      <h2>Tasks</h2>
      <p data-bind="text: name" />
    </>
  );
}
