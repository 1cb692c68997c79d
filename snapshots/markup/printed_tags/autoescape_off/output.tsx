export default function Page() {
  return (
    <p>
      <em>hello</em>
    </p>
  );
}
