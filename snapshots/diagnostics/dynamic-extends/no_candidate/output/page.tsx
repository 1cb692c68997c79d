import { chooseTemplate } from "@/lib/jinja/templates";

export interface PageProps {
  layout: string;
}

export default function Page({ layout }: PageProps) {
  return chooseTemplate(layout, []);
}
