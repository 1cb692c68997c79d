import { Cycler } from "@/lib/jinja/globals";
import { call } from "@/lib/jinja/methods";
import { plain } from "@/lib/jinja/plain";

export interface PageProps {
  numbers: string[];
}

export default function Page({ numbers }: PageProps) {
  const color = Reflect.construct(Cycler, ["odd", "even"]) as unknown;
  const ns = numbers.map((n, index) => {
    const content = plain(call(color, "next"));
    return (
      <i key={index} className={content}>
        {n}
      </i>
    );
  });
  return <p>{ns}</p>;
}
