export default function Page() {
  return <p>True False</p>;
}
