import type { ReactNode } from "react";

export interface One {
  title: string;
}

export interface PageProps {
  one: One | null;
  two: One | null;
}

export default function Page({ one, two }: PageProps) {
  return (
    <>
      {" "}
      <Wrap group={one}>
        <b>1</b>
      </Wrap>
      <Wrap group={two}>
        <b>2</b>
      </Wrap>
      <Wrap group={null}>
        <b>3</b>
      </Wrap>
    </>
  );
}

export interface WrapProps {
  group?: One | null;
  children?: ReactNode;
}

export function Wrap({ group, children }: WrapProps) {
  const content = <> {children} </>;
  let content3: ReactNode = null;
  if (group) {
    const content2 = <div className="inner">{content}</div>;
    content3 = group.title !== "" ? <div title={group.title}>{content2}</div> : content2;
  } else {
    content3 = content;
  }
  return content3;
}
