export interface Post {
  title: string;
  author: Author;
}

export interface Author {
  name: string;
}
