export interface Ns {
  n: number;
}

export interface PartProps {
  ns: Ns;
}

export default function Part({ ns }: PartProps) {
  return ns.n;
}
