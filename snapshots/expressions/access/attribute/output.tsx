export interface User {
  name: string;
  "a b": string;
  address: Address;
}

export interface Address {
  city: string;
}

export interface PageProps {
  user: User;
}

export default function Page({ user }: PageProps) {
  return (
    <p>
      {user.name} {user.name} {user["a b"]} {user.address.city}
    </p>
  );
}
