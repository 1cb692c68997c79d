import { attrs } from "@/lib/jinja/attrs";
import { spreadAttributes } from "@/lib/jinja/spread-attributes";
import { styleProps } from "@/lib/jinja/style";

export interface PageProps {
  color: string;
  wide: boolean;
  extra: string;
}

export default function Page({ color, wide, extra }: PageProps) {
  return (
    <>
      <input
        {...spreadAttributes("input", { __html: extra }, ["style"])}
        {...styleProps(`color: ${color}`)}
        {...(wide ? attrs({ className: "wide" }) : {})}
      />{" "}
      <b
        {...(wide
          ? attrs({ ...spreadAttributes("b", { __html: extra }), className: "wide" })
          : attrs({ className: "narrow", ...spreadAttributes("b", { __html: extra }) }))}
      >
        x
      </b>
    </>
  );
}
