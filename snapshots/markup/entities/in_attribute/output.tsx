export default function Page() {
  return (
    <a href="/?a=1&amp;b=2&amp;copy=3" title='"x"'>
      &lt;
    </a>
  );
}
