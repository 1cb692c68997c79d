import { Fragment } from "react";

export interface PageProps {
  tags: string[];
}

export default function Page({ tags }: PageProps) {
  return (
    <p>
      {tags.map((tag, index) => (
        <Fragment key={index}>
          <a>{tag}</a>
          {index < tags.length - 1 && ", "}
        </Fragment>
      ))}
    </p>
  );
}
