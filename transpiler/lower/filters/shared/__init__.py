"""What rules of filters, tests, methods and globals share: arguments, lists, texts, wire forms."""
