// What templates read of the app's classes. A page is sent what it reads itself (jinja2tsx.json).

import type { Handle } from "@/lib/jinja/calls";

export interface Tag {
  word: string;
  $ref: Handle;
}

export interface User {
  name: string;
  $ref: Handle;
}
