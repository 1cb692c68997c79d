"""What the shop's pages show, as pydantic models."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel


class Category(BaseModel):
    name: str
    slug: str


class Product(BaseModel):
    id: int
    name: str
    summary: str
    price: float
    category: Category
    stock: int = 0
    labels: list[str] = []
    added: datetime


class Line(BaseModel):
    product: Product
    quantity: int


class Visitor(BaseModel):
    name: str
    is_staff: bool = False
