export default function Page() {
  return <script dangerouslySetInnerHTML={{ __html: 'if (a < b && c) { alert("</b>"); }' }} />;
}
