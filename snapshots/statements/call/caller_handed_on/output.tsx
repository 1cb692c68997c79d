import type { ReactNode } from "react";

export interface PageProps {
  text: string;
}

export default function Page({ text }: PageProps) {
  return (
    <>
      <Outer wide>
        <b>{text}</b>
      </Outer>
      <Outer wide={false}>
        <i>x</i>
      </Outer>
    </>
  );
}

export interface InnerProps {
  children?: ReactNode;
}

export function Inner({ children }: InnerProps) {
  return <p>{children}</p>;
}

export interface OuterProps {
  wide: boolean;
  children?: ReactNode;
}

export function Outer({ wide, children }: OuterProps) {
  return <div>{wide ? <Inner>{children}</Inner> : children}</div>;
}
