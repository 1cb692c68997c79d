import { Raw } from "@/lib/jinja/raw";

export interface PageProps {
  shapes: string;
  dot: string;
  label: string;
  note: string;
}

export default function Page({ shapes, dot, label, note }: PageProps) {
  return (
    <>
      <svg viewBox="0 0 9 9">
        <Raw html={{ __html: shapes }} within="svg" />
        <g>
          <Raw html={{ __html: dot }} within="svg" />
          <text>
            <Raw html={{ __html: label }} within="svg" />!
          </text>
        </g>
      </svg>
      <p>
        <Raw html={{ __html: note }} />!
      </p>
    </>
  );
}
