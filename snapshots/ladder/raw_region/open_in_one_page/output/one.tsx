import Base from "@/templates/base";

export interface OneProps {
  lang: string;
  y: string;
  foot: string;
}

export default function One({ lang, y, foot }: OneProps) {
  return (
    <Base lang={lang} foot={foot}>
      <i>{y}</i>
    </Base>
  );
}
