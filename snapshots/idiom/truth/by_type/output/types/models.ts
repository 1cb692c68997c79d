export interface Post {
  id: number;
}

export interface User {
  name: string;
}
