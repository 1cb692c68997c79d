import Base from "@/templates/base";

export interface ThreeProps {
  lang: string;
  y: string;
  foot: string;
}

export default function Three({ lang, y, foot }: ThreeProps) {
  return (
    <Base lang={lang} foot={foot}>
      <s>{y}</s>
    </Base>
  );
}
