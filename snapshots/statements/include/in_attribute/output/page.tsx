import classTxt from "@/templates/_class.txt";

export interface PageProps {
  kind: string;
}

export default function Page({ kind }: PageProps) {
  return <div className={classTxt({ kind })}>x</div>;
}
