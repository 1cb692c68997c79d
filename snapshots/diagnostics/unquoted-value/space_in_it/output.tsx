export interface PageProps {
  names: string[];
}

export default function Page({ names }: PageProps) {
  return names.map((name, index) => (
    <p key={index} id={name} data-at={`${index + 1}`} className={name}>
      x
    </p>
  ));
}
