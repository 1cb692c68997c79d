import type { ReactNode } from "react";
import Page from "@/templates/page";

export interface ItemShop {
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
  shop: ItemShop;
  nav?: (a: NavScope) => ReactNode;
  foot?: (a: FootScope) => ReactNode;
  content?: (a: ContentScope) => ReactNode;
}

export default function Shop({ shop, nav, foot, content }: ShopProps) {
  const kind = shop.kind;
  return (
    <Page
      nav={({ kind: kind2 }) => (nav === undefined ? <ShopNav /> : nav?.({ kind: kind2 }))}
      content={content}
      foot={({ kind: kind2 }) => (foot === undefined ? <ShopFoot /> : foot?.({ kind: kind2 }))}
    />
  );
}

export function ShopNav() {
  return <a href="/shop" />;
}

export function ShopFoot() {
  return "".toUpperCase();
}
