import Base, { BaseSidebar } from "@/templates/base";

export interface PageProps {
  site: string;
}

export default function Page({ site }: PageProps) {
  return (
    <Base
      site={site}
      sidebar={
        <>
          <BaseSidebar site={site} />
          <p>More</p>
        </>
      }
    />
  );
}
