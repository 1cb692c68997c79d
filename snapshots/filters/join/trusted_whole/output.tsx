export interface PageProps {
  types: string[];
  title: string;
}

export default function Page({ types, title }: PageProps) {
  return (
    <script
      dangerouslySetInnerHTML={{
        __html: `var types = ["${types.join('","')}"], title = "${`${title}&`}";`,
      }}
    />
  );
}
