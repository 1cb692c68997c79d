export interface PageProps {
  size: string;
}

export default function Page({ size }: PageProps) {
  return (
    <p>
      <Outer size_={size} size="small" />
    </p>
  );
}

export interface InnerProps {
  size: string;
}

export function Inner({ size }: InnerProps) {
  return <i>{size}</i>;
}

export interface OuterProps {
  size_: string;
  size: string;
}

export function Outer({ size_, size }: OuterProps) {
  return (
    <>
      <b>{size}</b>
      <Inner size={size_} />
    </>
  );
}
