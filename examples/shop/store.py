"""Products, categories and one customer, kept in memory."""

from __future__ import annotations

from datetime import date

from .models import Category, Customer, Line, Order, Product

tea = Category(3, "Tea & herbs", "tea")
coffee = Category(4, "Coffee", "coffee")
drinks = Category(1, "Drinks", "drinks", [tea, coffee])
cups = Category(2, "Cups", "cups")
categories: list[Category] = [drinks, cups]

products: dict[int, Product] = {
    product.id: product
    for product in (
        Product(
            1,
            "Green tea",
            "Light and a little grassy.",
            4.5,
            tea,
            12,
            4,
            details={"Weight": "100 g", "Origin": "Japan"},
        ),
        Product(
            2, "Espresso", "Dark roast for small cups.", 7.25, coffee, 3, 5, "espresso.png", 8.0, {"Weight": "250 g"}
        ),
        Product(3, "Mug", "Holds more than it seems to, and it fits under every machine we tried it with.", 12.0, cups),
    )
}

customer = Customer(
    1,
    "Dora",
    [Order("2026-0007", date(2026, 2, 3), "sent", [Line(products[1], 2), Line(products[3], 1)], "Ring twice.")],
)


def within(category: Category) -> set[str]:
    """The slugs of a category and of all below it."""
    return {category.slug}.union(*(within(child) for child in category.children))


def find(slug: str | None, sort: str) -> list[Product]:
    slugs = next((within(category) for category in every(categories) if category.slug == slug), None)
    found = [product for product in products.values() if slugs is None or product.category.slug in slugs]
    return sorted(found, key=lambda product: product.price if sort == "price" else product.id)


def every(level: list[Category]) -> list[Category]:
    return [found for category in level for found in (category, *every(category.children))]
