import { BaseOuter } from "@/templates/base";
import Middle, { MiddleInner } from "@/templates/middle";

export interface PageProps {
  name: string;
}

export default function Page({ name }: PageProps) {
  return (
    <Middle
      name={name}
      outer={
        <>
          <h1>x</h1>
          <BaseOuter inner={<MiddleInner name={name} />} />
        </>
      }
    />
  );
}
