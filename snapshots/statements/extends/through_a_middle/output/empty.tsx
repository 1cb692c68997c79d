export default function Empty() {
  return <p>None</p>;
}
