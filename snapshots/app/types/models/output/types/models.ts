// What templates read of the app's classes. A page is sent what it reads itself (jinja2tsx.json).

import type { DateTime } from "@/lib/jinja/value";

export interface Post {
  title: string;
  author: User;
  created: DateTime;
  rating: number;
  tags: string[];
}

export interface User {
  name: string;
}
