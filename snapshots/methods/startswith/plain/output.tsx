export interface PageProps {
  path: string;
}

export default function Page({ path }: PageProps) {
  return <p>{path.startsWith("/admin") && "admin"}</p>;
}
