export default function Page() {
  return (
    <p className="a" id="x">
      x
    </p>
  );
}
