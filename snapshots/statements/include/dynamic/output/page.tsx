import WidgetsA from "@/templates/widgets/a";
import WidgetsB from "@/templates/widgets/b";
import { chooseTemplate } from "@/lib/jinja/templates";

export interface PageProps {
  kind: string;
  text: string;
}

export default function Page({ kind, text }: PageProps) {
  const name = chooseTemplate(`widgets/${kind}.html`, ["widgets/a.html", "widgets/b.html"]);
  return (
    <p>
      {name === "widgets/a.html" ? (
        <WidgetsA text={text} />
      ) : (
        name === "widgets/b.html" && <WidgetsB text={text} />
      )}
    </p>
  );
}
