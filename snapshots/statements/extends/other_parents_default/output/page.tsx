import type { ReactNode } from "react";
import Boost from "@/templates/boost";
import Layout from "@/templates/layout";

export interface PageProps {
  boosted: boolean;
  narrow: boolean;
  aside?: () => ReactNode;
  children?: ReactNode;
}

export default function Page({ boosted, narrow, aside, children }: PageProps) {
  const content = children === undefined ? <h1>Page</h1> : children;
  return boosted ? (
    <Boost narrow={narrow} aside={aside}>
      {content}
    </Boost>
  ) : (
    <Layout aside={aside?.()}>{content}</Layout>
  );
}
