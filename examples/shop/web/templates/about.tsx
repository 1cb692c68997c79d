import Layout from "@/templates/layout";
import { Card } from "@/templates/macros/cards";
import type { Ctx } from "@/lib/ctx";

export interface AboutProps {
  ctx: Ctx;
  hours: [string, string][];
  team: string[];
}

export default function About({ ctx, hours, team }: AboutProps) {
  return (
    <Layout ctx={ctx} title="About us">
      <h1>About us</h1>
      <Card title="News">
        <p>
          We moved to a <em>bigger</em> kitchen.
        </p>
      </Card>
      <Card title="Hours" kind="table">
        <table>
          {hours.length > 0 && (
            <tbody>
              {hours.map(([day, time]) => (
                <tr key={day}>
                  <th>{day}</th>
                  <td>{time}</td>
                </tr>
              ))}
            </tbody>
          )}
        </table>
      </Card>
      <Card title="Team">
        <p>
          {team.map((name, index) => `${name}${index < team.length - 1 ? ", " : "."}`).join("")}
        </p>
      </Card>
    </Layout>
  );
}
