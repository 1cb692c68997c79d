import { Home } from "@/templates/_links";

export interface Link {
  call: string;
  call_2: string;
}

export interface OneProps {
  link: Link;
}

export default function One({ link }: OneProps) {
  return (
    <p>
      {link.call} <Home link={link} />
    </p>
  );
}
