export default function Page() {
  return (
    <p>
      one
      <br />
      two <b>three</b>
    </p>
  );
}
