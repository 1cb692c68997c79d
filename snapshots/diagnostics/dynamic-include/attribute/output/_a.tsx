export default function A() {
  return <b>a</b>;
}
