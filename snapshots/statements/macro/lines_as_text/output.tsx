import { textareaText } from "@/lib/jinja/textarea";

export interface X {
  street: string;
  city: string;
}

export interface PageProps {
  x: X;
}

export default function Page({ x }: PageProps) {
  return (
    <>
      {" "}
      <a title={addressText({ x })}>
        {" "}
        <Address x={x} />{" "}
      </a>
      <textarea defaultValue={textareaText(addressText({ x }))} />
    </>
  );
}

export interface AddressProps {
  x: X;
}

export function Address({ x }: AddressProps) {
  return (
    <>
      {x.street} {x.city}
    </>
  );
}

export function addressText({ x }: AddressProps): string {
  return `
  ${x.street}
  ${x.city}
`;
}
