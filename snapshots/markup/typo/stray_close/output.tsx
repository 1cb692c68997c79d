export default function Page() {
  return (
    <div>
      <p>a</p>
    </div>
  );
}
