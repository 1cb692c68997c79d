export interface PageProps {
  x: string;
}

export default function Page({ x }: PageProps) {
  return (
    <>
      <iframe srcDoc={`<p>${x}</p>&lt;`} sandbox="allow-scripts" title="t" />
      <object data="/a.swf" type="x/y">
        <param name="a" value="b" />
        <p>no</p>
      </object>
      <embed src="/b.swf" type="x/y" />
    </>
  );
}
