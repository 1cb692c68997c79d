export const x = "b";

export default function P() {
  return <i>{x}</i>;
}
