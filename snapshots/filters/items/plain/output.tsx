export interface PageProps {
  totals: [string, string][];
}

export default function Page({ totals }: PageProps) {
  return <p>{totals.map(([key, value]) => `${key}=${value} `).join("")}</p>;
}
