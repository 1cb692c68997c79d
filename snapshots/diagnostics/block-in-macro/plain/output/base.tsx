export default function Base() {
  return <Heading />;
}

export function Heading() {
  return <h1>Home</h1>;
}
