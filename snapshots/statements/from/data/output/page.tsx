import { Icon, icons, mark, nav } from "@/templates/ui";
import { Raw } from "@/lib/jinja/raw";

export interface PageProps {
  kind: unknown;
}

export default function Page({ kind }: PageProps) {
  return (
    <>
      {" "}
      {nav.map(([href, title], index) => (
        <a key={index} href={href}>
          {title}
        </a>
      ))}
      <p>
        <Icon name="ok" /> <Icon name={kind} /> {icons.bad} <Raw html={mark} />
      </p>
    </>
  );
}
