import { str } from "@/lib/jinja/str";

export interface Params {
  start?: number;
  filters?: string | null;
}

export interface PageProps {
  params: Params | null;
}

export default function Page({ params }: PageProps) {
  return (
    <p>
      {params ? (
        <>
          {params.start ?? 1} {str(params.filters)}
        </>
      ) : (
        "all"
      )}
    </p>
  );
}
