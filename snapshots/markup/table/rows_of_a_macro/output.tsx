import { Rows } from "@/lib/jinja/rows";

export interface User {
  active: boolean;
  name: string;
}

export interface PageProps {
  users: User[];
}

export default function Page({ users }: PageProps) {
  return (
    <>
      <table>
        <Rows>
          {users.map((user, index) => (
            <Row key={index} user={user} />
          ))}
        </Rows>
      </table>
      <table>
        <Rows>
          {users.toReversed().map((user, index) => (
            <Row key={index} user={user} />
          ))}
        </Rows>
      </table>
      <table>
        <Rows>
          {users.slice(0, 1).map((user, index) => (
            <Row key={index} user={user} />
          ))}
        </Rows>
      </table>
    </>
  );
}

export interface RowProps {
  user: User;
}

export function Row({ user }: RowProps) {
  return (
    user.active && (
      <tr>
        <td>{user.name}</td>
      </tr>
    )
  );
}
