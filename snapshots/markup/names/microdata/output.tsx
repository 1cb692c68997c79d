export interface PageProps {
  name: string;
}

export default function Page({ name }: PageProps) {
  return (
    <div itemScope itemType="https://schema.org/Person" itemID="urn:x" itemRef="y">
      <span itemProp="name">{name}</span>
      <meta itemProp="k" content="v" />
      <time dateTime="2026-01-02">x</time>
    </div>
  );
}
