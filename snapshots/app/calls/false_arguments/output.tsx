import { Fragment } from "react";
import { called } from "@/lib/jinja/calls";
import type { Calls } from "@/lib/jinja/calls";
import { plain } from "@/lib/jinja/plain";
import type { Html } from "@/lib/jinja/value";

export interface Query {
  with_tenant: string;
  with_tenant_2: Calls<string | Html>;
}

export interface Tenant {
  key: string;
  slug: string;
}

export interface PageProps {
  query: Query;
  tenants: Tenant[];
}

export default function Page({ query, tenants }: PageProps) {
  return (
    <>
      <a href={`?${query.with_tenant}`}>All</a>{" "}
      {tenants.map((tenant, index) => (
        <Fragment key={index}>
          <a href={`?${plain(called(query.with_tenant_2, [tenant.key]))}`}>{tenant.key}</a>{" "}
          <a href={`?${plain(called(query.with_tenant_2, [`${tenant.key}!`]))}`}>
            {tenant.slug}
          </a>{" "}
        </Fragment>
      ))}
    </>
  );
}
