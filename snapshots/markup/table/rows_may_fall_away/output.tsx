import { Rows } from "@/lib/jinja/rows";

export interface User {
  active: boolean;
  name: string;
}

export interface PageProps {
  users: User[];
  total: string;
}

export default function Page({ users, total }: PageProps) {
  const items = users.filter((user) => user.active);
  return (
    <>
      <table>
        <Rows>
          {users.map(
            (user, index) =>
              user.active && (
                <tr key={index}>
                  <td>{user.name}</td>
                </tr>
              ),
          )}
        </Rows>
      </table>
      <table>
        <thead>
          <tr>
            <th>Total</th>
          </tr>
        </thead>
        <Rows>
          {users.map((user, index) => (
            <tr key={index}>
              <td>{user.name}</td>
            </tr>
          ))}
          {total !== "" && (
            <tr>
              <td>{total}</td>
            </tr>
          )}
        </Rows>
      </table>
      <table>
        {users.length > 0 && (
          <tbody>
            {users.map((user, index) => (
              <tr key={index}>
                <td>{user.name}</td>
              </tr>
            ))}
          </tbody>
        )}
      </table>
      <table>
        {total !== "" && (
          <tbody>
            <tr>
              <td>{total}</td>
            </tr>
          </tbody>
        )}
      </table>
      <table>
        {items.length > 0 ? (
          <tbody>
            {items.map((user, index) => (
              <tr key={index}>
                <td>{user.name}</td>
              </tr>
            ))}
          </tbody>
        ) : (
          total !== "" && (
            <tbody>
              <tr>
                <td>{total}</td>
              </tr>
            </tbody>
          )
        )}
      </table>
    </>
  );
}
