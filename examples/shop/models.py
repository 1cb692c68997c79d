"""What the shop's pages show."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass
class Category:
    id: int
    name: str
    slug: str
    children: list[Category] = field(default_factory=list)


@dataclass
class Product:
    id: int
    name: str
    summary: str
    price: float
    category: Category
    stock: int = 0
    rating: int = 0
    image: str | None = None
    old_price: float | None = None
    details: dict[str, str] = field(default_factory=dict)


@dataclass
class Line:
    product: Product
    quantity: int


@dataclass
class Order:
    number: str
    placed: date
    status: str
    lines: list[Line] = field(default_factory=list)
    note: str | None = None


@dataclass
class Customer:
    id: int
    name: str
    orders: list[Order] = field(default_factory=list)
