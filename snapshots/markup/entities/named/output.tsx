export default function Page() {
  return <p>© 2026 &nbsp;—&nbsp; &lt;b&gt; &amp;amp; ¬anentity; A&amp;hearts</p>;
}
