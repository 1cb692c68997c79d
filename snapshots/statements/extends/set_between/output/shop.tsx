import type { ReactNode } from "react";
import Page from "@/templates/page";

export interface ShopData {
  kind: string;
}

export interface NavScope {
  kind: string;
}

export interface FootScope {
  kind: string;
}

export interface ContentScope {
  kind: string;
}

export interface ShopProps {
  shop: ShopData;
  nav?: (a: NavScope) => ReactNode;
  foot?: (a: FootScope) => ReactNode;
  content?: (a: ContentScope) => ReactNode;
}

export default function Shop({ shop, nav, foot, content }: ShopProps) {
  const kind = shop.kind;
  return (
    <Page
      nav={nav === undefined ? <ShopNav kind={kind} /> : nav?.({ kind })}
      foot={foot === undefined ? <ShopFoot kind={kind} /> : foot?.({ kind })}
    >
      {content?.({ kind })}
    </Page>
  );
}

export interface ShopNavProps {
  kind: string;
}

export function ShopNav({ kind }: ShopNavProps) {
  return <a href="/shop">{kind}</a>;
}

export interface ShopFootProps {
  kind: string;
}

export function ShopFoot({ kind }: ShopFootProps) {
  return kind.toUpperCase();
}
