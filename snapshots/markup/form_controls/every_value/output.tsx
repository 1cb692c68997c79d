import { plain } from "@/lib/jinja/plain";
import { truthy } from "@/lib/jinja/truthy";

export interface PageProps {
  v: unknown;
}

export default function Page({ v }: PageProps) {
  return (
    <>
      <input defaultValue={plain(v)} />
      <input type="checkbox" value="1" defaultChecked />
      <input type="radio" name="r" value={plain(v)} defaultChecked={truthy(v) ? true : undefined} />
      <input type="hidden" defaultValue={plain(v)} />
      <input type="submit" value="Go" />
      <button value={plain(v)}>b</button>
      <progress value="3" max="9" />
      <meter value="0.5" />
      <li value="4">x</li>
    </>
  );
}
