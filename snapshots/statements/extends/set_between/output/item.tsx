import Shop, { ShopFoot, ShopNav } from "@/templates/shop";

export interface ShopData {
  kind: string;
}

export interface ItemProps {
  shop: ShopData;
}

export default function Item({ shop }: ItemProps) {
  return (
    <Shop
      shop={shop}
      nav={({ kind }) => (
        <>
          <b>{kind}</b> <ShopNav kind={kind} />
        </>
      )}
      foot={({ kind }) => (
        <>
          <ShopFoot kind={kind} /> {kind}
        </>
      )}
      content={({ kind }) => kind}
    />
  );
}
