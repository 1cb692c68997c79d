export default function Page() {
  return <p>ab</p>;
}
