export interface PageProps {
  name: string;
}

export default function Page({ name }: PageProps) {
  return (
    <textarea
      defaultValue={`Dear ${name},
`}
    />
  );
}
