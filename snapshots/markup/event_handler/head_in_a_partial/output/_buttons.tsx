export function Save() {
  return (
    <button data-onclick="save()" suppressHydrationWarning>
      Save
    </button>
  );
}
