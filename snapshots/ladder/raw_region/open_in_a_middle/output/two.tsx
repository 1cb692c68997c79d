import Base from "@/templates/base";

export interface TwoProps {
  lang: string;
  y: string;
  foot: string;
}

export default function Two({ lang, y, foot }: TwoProps) {
  return (
    <Base lang={lang} foot={foot}>
      <b>{y}</b>
    </Base>
  );
}
