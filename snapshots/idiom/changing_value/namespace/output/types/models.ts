export interface Line {
  name: string;
  price: number;
  qty: number;
  id: number;
}
