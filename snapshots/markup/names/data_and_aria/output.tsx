export interface PageProps {
  name: string;
}

export default function Page({ name }: PageProps) {
  return (
    <p data-foobar="1" aria-label={name} data-x="y">
      x
    </p>
  );
}
