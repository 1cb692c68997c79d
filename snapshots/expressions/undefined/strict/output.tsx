import { eq } from "@/lib/jinja/compare";
import { named, required } from "@/lib/jinja/undefined";

export interface User {
  name?: string;
}

export interface PageProps {
  title?: string;
  subtitle?: string;
  items?: string[];
  user?: User;
}

export default function Page({ title, subtitle, items, user }: PageProps) {
  return (
    <>
      <h1>{required(title, "title")}</h1>
      <p>
        {subtitle ?? "none"}
        {eq(named(title, "title"), "b") && " a"}
      </p>
      {required(items, "items").map((item, index) => (
        <b key={index}>{item}</b>
      ))}{" "}
      {user !== undefined && <i>{required(required(user, "user").name, "name")}</i>}
    </>
  );
}
