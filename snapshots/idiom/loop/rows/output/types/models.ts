export interface Post {
  title: string;
  id: number;
}
