export interface PageProps {
  url: string;
}

export default function Page({ url }: PageProps) {
  return (
    <form action={url !== "" ? url : "/search"}>
      <input name="q" />
    </form>
  );
}
