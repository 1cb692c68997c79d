export interface PageProps {
  name: string;
}

export default function Page({ name }: PageProps) {
  return (
    <svg viewBox="0 0 10 10" strokeWidth="2" xmlns="http://www.w3.org/2000/svg">
      <path d="M0 0" fillRule="evenodd" />
      <use xlinkHref={`#${name}`} />
    </svg>
  );
}
