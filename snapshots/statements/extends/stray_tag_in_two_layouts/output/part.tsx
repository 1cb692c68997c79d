import type { ReactNode } from "react";

export interface PartProps {
  title: string;
  dialog?: ReactNode;
}

export default function Part({ title, dialog }: PartProps) {
  return (
    <>
      <title>{title}</title> {dialog}
    </>
  );
}
