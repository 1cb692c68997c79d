// What templates read of the app's classes. A page is sent what it reads itself (jinja2tsx.json).

import type { DateTime } from "@/lib/jinja/value";

export interface Category {
  name: string;
  slug: string;
  children: Category[];
  id: number;
}

export interface Customer {
  name: string;
}

export interface Line {
  product: Product;
  quantity: number;
}

export interface Order {
  number: string;
  placed: DateTime;
  status: string;
  lines: Line[];
  note: string | null;
}

export interface Product {
  id: number;
  name: string;
  summary: string;
  price: number;
  category: Category;
  stock: number;
  rating: number;
  image: string | null;
  old_price: number | null;
  details: [string, string][];
}
