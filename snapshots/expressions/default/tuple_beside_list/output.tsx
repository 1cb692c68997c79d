import { iterate } from "@/lib/jinja/iterate";
import { text } from "@/lib/jinja/raw";
import { tuple } from "@/lib/jinja/value";

export interface Site {
  links: Link[];
}

export interface User {
  links: Link[];
}

export interface Link {
  title: string;
}

export interface PageProps {
  visible: string[];
  sizes: string[];
  user: User | null;
  site: Site;
}

export default function Page({ visible, sizes, user, site }: PageProps) {
  const links = user ? user.links : site.links;
  return (
    <>
      {visible.map((c, index) => (
        <th key={index}>{c}</th>
      ))}{" "}
      {iterate(sizes.length > 0 ? sizes : tuple("s", "m")).map((size, index) => (
        <b key={index}>{text(size)}</b>
      ))}{" "}
      {links.map((link, index) => (
        <i key={index}>{link.title}</i>
      ))}
    </>
  );
}
