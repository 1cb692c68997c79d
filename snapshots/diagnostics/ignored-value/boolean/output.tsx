export default function Page() {
  return <input disabled />;
}
