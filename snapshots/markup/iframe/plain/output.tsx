export default function Page() {
  return <iframe src="/x" width="10" height="20" allowFullScreen srcDoc="<p>a</p>" />;
}
