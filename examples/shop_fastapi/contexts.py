"""Data to render every template of the FastAPI shop without a server: `render("cart.html", "many")`.

`CONTEXTS` maps template name -> case name -> a function that makes the context. A case may set `request` too;
`ambient()` has the plain stand-ins of the names that Starlette provides.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import jinja2
from starlette.datastructures import URL
from starlette.requests import Request

from .main import app, money
from .models import Category, Line, Product, Visitor

Context = dict[str, Any]
TEMPLATES = Path(__file__).parent / "templates"
AMBIENT = frozenset({"request", "url_for"})


def request(path: str = "/") -> Request:
    """A request of this app that no server has seen."""
    scope = {
        "type": "http",
        "method": "GET",
        "path": path,
        "root_path": "",
        "query_string": b"",
        "headers": [(b"host", b"shop.example")],
        "scheme": "https",
        "server": ("shop.example", 443),
        "app": app,
        "router": app.router,
    }
    return Request(scope)


def _url_for(name: str, /, **path_params: Any) -> URL:
    return request().url_for(name, **path_params)


def ambient() -> Context:
    """The names every template sees."""
    return {"request": request(), "url_for": _url_for}


def environment() -> jinja2.Environment:
    """Jinja2 set up as Starlette does it for this app."""
    env = jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=jinja2.select_autoescape())
    env.filters["money"] = money
    return env


def render(template: str, case: str) -> str:
    """The page Jinja2 makes of one case."""
    context = CONTEXTS[template][case]()
    names = ambient() | {name: value for name, value in context.items() if name in AMBIENT}
    return environment().get_template(template, globals=names).render(context)


TEA = Category(name="Tea & herbs", slug="tea")
CUPS = Category(name="Cups <L>", slug="cups & mugs")


def product(number: int, category: Category = TEA, **changes: Any) -> Product:
    values: dict[str, Any] = {"name": f"Product {number}", "summary": "Light.", "price": 4.5, "stock": 3}
    return Product(id=number, category=category, added=datetime(2026, 2, number), **(values | changes))


MUG = product(3, CUPS, name="Mug & <saucer>", price=1234.0, stock=0, labels=["new", "ß", "<b>"])


def page(**values: Any) -> Callable[[], Context]:
    """A case: what the route passes, and what the context processor adds."""
    return lambda: {"visitor": None, "shop_name": "Kettle", **values}


CONTEXTS: dict[str, dict[str, Callable[[], Context]]] = {
    "layout.html": {
        "empty": page(),
        "logged_in": page(visitor=Visitor(name="Dora & Co")),
        "staff": page(visitor=Visitor(name="Emil", is_staff=True), request=request("/cart")),
    },
    "_price.html": {
        "empty": dict,
    },
    "catalogue.html": {
        "empty": page(products=[], categories=[], category=None),
        "one": page(products=[product(1)], categories=[TEA], category="tea"),
        "many": page(products=[product(1), MUG, product(2)], categories=[TEA, CUPS], category="cups & mugs"),
        "logged_in": page(products=[MUG], categories=[CUPS], category="tea", visitor=Visitor(name="Dora")),
    },
    "product.html": {
        "empty": page(product=product(1, stock=0)),
        "one": page(product=product(2, labels=["new"])),
        "many": page(product=MUG),
    },
    "cart.html": {
        "empty": page(lines=[]),
        "one": page(lines=[Line(product=product(1), quantity=1)], request=request("/cart")),
        "many": page(lines=[Line(product=product(1), quantity=3), Line(product=MUG, quantity=2)]),
        "logged_in": page(lines=[Line(product=MUG, quantity=1)], visitor=Visitor(name="Dora", is_staff=True)),
    },
}
