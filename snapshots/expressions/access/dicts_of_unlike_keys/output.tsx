import { Fragment } from "react";
import { text } from "@/lib/jinja/raw";
import { boxFloat } from "@/lib/jinja/value";

export default function Page() {
  const links = [
    { text: "Home", weight: boxFloat(1) },
    { text: "Help", weight: 2, icon: { name: "life" } },
    { text: "Out", icon: { name: "door", size: 3 } },
  ];
  return (
    <>
      {" "}
      {links.map((link, index) => (
        <Fragment key={index}>
          <a>
            {link.icon && <i className={link.icon.name}>{link.icon.size}</i>}
            {link.text} {text(link.weight)}{" "}
          </a>{" "}
        </Fragment>
      ))}
      <p>{text(links[1])}</p>
    </>
  );
}
