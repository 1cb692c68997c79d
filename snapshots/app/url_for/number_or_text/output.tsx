import { segment } from "@/lib/jinja/urls";

export interface Book {
  id: number | string;
  name: string;
}

export interface PageProps {
  books: Book[];
}

export default function Page({ books }: PageProps) {
  return books.map((book, index) => (
    <a key={index} href={`/books/tea${segment(book.id, 1)}`}>
      {book.name}
    </a>
  ));
}
