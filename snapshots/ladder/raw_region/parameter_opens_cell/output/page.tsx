import { Cell } from "@/templates/_fields";

export const begin = '<td class="wide">';

export interface PageProps {
  name: string;
}

export default function Page({ name }: PageProps) {
  return (
    <>
      <table>
        <tbody>
          <tr>
            <Cell text={name} begin={begin} end="</td>" />
          </tr>
        </tbody>
      </table>
      <p>
        <Cell text={name} />
      </p>
    </>
  );
}
