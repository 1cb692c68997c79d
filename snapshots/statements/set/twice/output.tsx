export default function Page() {
  const n = 1 + 1;
  return <p>1 {n}</p>;
}
