export default function B() {
  return <i>b</i>;
}
