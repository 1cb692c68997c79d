// What templates read of the app's classes. A page is sent what it reads itself (jinja2tsx.json).

import type { DateTime } from "@/lib/jinja/value";

export interface Comment {
  id: number;
  author: string;
  text: string;
  created: DateTime;
}

export interface Page {
  number: number;
  pages: number;
  has_prev: boolean;
  has_next: boolean;
}

export interface Post {
  id: number;
  title: string;
  author: User;
  body: string;
  created: DateTime;
  tags: string[];
  comments: Comment[];
  draft: boolean;
}

export interface PostForm {
  title: string;
  tags: string;
  body: string;
  draft: boolean;
}

export interface User {
  id: number;
  name: string;
  bio: string | null;
}
