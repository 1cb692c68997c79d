import WidgetsA from "@/templates/widgets/a";
import WidgetsB from "@/templates/widgets/b";

export interface PageProps {
  kind: string;
  text: string;
}

export default function Page({ kind, text }: PageProps) {
  const name = `widgets/${kind}.html`;
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
