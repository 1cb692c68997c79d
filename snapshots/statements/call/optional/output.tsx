import type { ReactNode } from "react";

export default function Page() {
  return (
    <>
      <Box title="empty" />
      <Box title="full">text</Box>
    </>
  );
}

export interface BoxProps {
  title: string;
  children?: ReactNode;
}

export function Box({ title, children }: BoxProps) {
  return (
    <div>
      {title}
      {children !== undefined && <p>{children}</p>}
    </div>
  );
}
