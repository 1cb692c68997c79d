export interface Link {
  call_2: string;
}

export interface HomeProps {
  link: Link;
}

export function Home({ link }: HomeProps) {
  return <a href={link.call_2}>home</a>;
}
