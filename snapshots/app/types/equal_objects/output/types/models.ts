import type { Handle } from "@/lib/jinja/calls";

export interface Tag {
  word: string;
  $ref: Handle;
}

export interface User {
  name: string;
  $ref: Handle;
}
