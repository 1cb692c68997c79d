export default function Page() {
  return <p dangerouslySetInnerHTML={{ __html: "<b>a<i>b</b>c</i>" }} />;
}
