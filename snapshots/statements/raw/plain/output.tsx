export interface PageProps {
  name: string;
}

export default function Page({ name }: PageProps) {
  return (
    <p>
      {"{{ not_a_name }} {% if %} "}
      {name}
    </p>
  );
}
