export interface PageProps {
  url: string;
  x: string;
}

export default function Page({ url, x }: PageProps) {
  return (
    <div>
      <p>
        One <b>two</b>
      </p>
      <b> </b>
      <p>
        <b>
          three <a href={url}>four</a>
        </b>
        <a href={url}> five</a> {x}
      </p>
    </div>
  );
}
