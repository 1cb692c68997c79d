export default function Page() {
  return (
    <p>
      {["s", "m", "l"].map((size, index) => (
        <i key={index} className={size}>
          {size.toUpperCase()}
        </i>
      ))}
    </p>
  );
}
