export interface ClassTxtProps {
  kind: string;
}

export default function classTxt({ kind }: ClassTxtProps): string {
  return `a ${kind}`;
}
