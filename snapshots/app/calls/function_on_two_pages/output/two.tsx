import { Home } from "@/templates/_links";

export interface Link {
  call_3: string;
  call_4: string;
  call_2: string;
}

export interface TwoProps {
  link: Link;
}

export default function Two({ link }: TwoProps) {
  return (
    <p>
      {link.call_3} {link.call_4} <Home link={link} />
    </p>
  );
}
