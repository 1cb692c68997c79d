export const mark = "*";

export interface AProps {
  t: string;
}

export function A({ t }: AProps) {
  return (
    <>
      {mark}
      {t}
    </>
  );
}
