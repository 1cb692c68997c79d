import { Fragment } from "react";
import { getitem } from "@/lib/jinja/access";
import { iterate } from "@/lib/jinja/iterate";
import { text } from "@/lib/jinja/raw";

export interface PageProps {
  settings: unknown;
}

export default function Page({ settings }: PageProps) {
  return (
    <p>
      {iterate(settings).map((name, index) => (
        <Fragment key={index}>
          {text(name)}={text(getitem(settings, name))}{" "}
        </Fragment>
      ))}
    </p>
  );
}
