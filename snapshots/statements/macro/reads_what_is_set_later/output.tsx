import type { ReactNode } from "react";
import { plain } from "@/lib/jinja/plain";
import { truthy } from "@/lib/jinja/truthy";

export interface PageProps {
  id: unknown;
}

export default function Page({ id }: PageProps) {
  let prefix: unknown = undefined;
  const Tab2 = ({ name }: TabProps): ReactNode => {
    return <b id={`${plain(prefix)}-${name}`}>{name}</b>;
  };
  prefix = truthy(id) ? id : "tab";
  const content = Tab2({ name: "a" });
  prefix = "end";
  return (
    <>
      {" "}
      {content} {Tab2({ name: "b" })}
    </>
  );
}

export interface TabProps {
  name: string;
}
