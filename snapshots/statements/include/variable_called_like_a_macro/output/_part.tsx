export interface Item {
  name: string;
  key: string;
}

export interface PartProps {
  field: string;
  item: Item;
}

export default function Part({ field, item }: PartProps) {
  return (
    <i>
      {field} {item.name}
    </i>
  );
}
