import type { Handle } from "@/lib/jinja/calls";

export interface Book {
  $ref: Handle;
}
