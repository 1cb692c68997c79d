export default function Page() {
  return (
    <ul>
      <li data-bind="text: name" />
    </ul>
  );
}
