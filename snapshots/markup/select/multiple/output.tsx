export default function Page() {
  return (
    <select multiple>
      <optgroup label="a">
        <option selected>1</option>
        <option selected>2</option>
      </optgroup>
    </select>
  );
}
