export default function Page() {
  return (
    <p>
      <b>
        a<i>b</i>
      </b>
      <i>c</i>
    </p>
  );
}
