export interface Item {
  name: string;
  url: string | null;
  id: number;
}
