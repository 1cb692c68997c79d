import Base from "@/templates/base";

export interface PageProps {
  a: string;
}

export default function Page({ a }: PageProps) {
  return <Base t={<>[{a}]</>} c={({ a: a2 }) => <>[{a2}]</>} />;
}
