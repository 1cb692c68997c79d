import { Raw } from "@/lib/jinja/raw";

export interface PageProps {
  text: string;
}

export default function Page({ text }: PageProps) {
  return (
    <>
      {text} <Raw html={{ __html: text }} />
    </>
  );
}
