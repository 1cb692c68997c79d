export interface Value {
  text: string;
  __str__: string;
  __kind__: string;
  __bool__: boolean;
}

export interface PageProps {
  value: Value;
}

export default function Page({ value }: PageProps) {
  return (
    <p>
      {value.__kind__ === "dict" ? value.text : value.__str__}
      {value.__bool__ && "!"}
    </p>
  );
}
