// What templates read of the app's classes. A page is sent what it reads itself (jinja2tsx.json).

export interface Post {
  id: number;
  title: string;
}
