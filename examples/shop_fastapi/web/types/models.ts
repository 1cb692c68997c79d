// What templates read of the app's classes. A page is sent what it reads itself (jinja2tsx.json).

import type { DateTime } from "@/lib/jinja/value";

export interface Category {
  name: string;
  slug: string;
}

export interface Line {
  product: Product;
  quantity: number;
}

export interface Product {
  id: number;
  name: string;
  summary: string;
  price: number;
  category: Category;
  stock: number;
  labels: string[];
  added: DateTime;
}

export interface Visitor {
  name: string;
  is_staff: boolean;
}
