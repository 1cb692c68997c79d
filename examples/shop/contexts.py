"""Data to render every template of the shop without a server: `render("cart.html", "many")`.

`CONTEXTS` maps template name -> case name -> a function that makes the context. A case may set the ambient names
too (`get_flashed_messages`, `request`, `session`, `g`); `ambient()` has their plain stand-ins.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2
from flask import url_for

from .app import app, money
from .models import Category, Customer, Line, Order, Product

Context = dict[str, Any]
TEMPLATES = Path(__file__).parent / "templates"
AMBIENT = frozenset({"config", "g", "get_flashed_messages", "request", "session", "url_for"})


def _url_for(endpoint: str, **values: Any) -> str:
    with app.test_request_context():
        return url_for(endpoint, **values)


def flashes(*messages: tuple[str, str]) -> Callable[..., list[Any]]:
    """A `get_flashed_messages` that answers as Flask's does."""

    def get_flashed_messages(with_categories: bool = False) -> list[Any]:
        return list(messages) if with_categories else [text for _, text in messages]

    return get_flashed_messages


def ambient() -> Context:
    """The names every template sees, as of an anonymous visitor with no flashes."""
    return {
        "config": {},
        "g": SimpleNamespace(),
        "get_flashed_messages": flashes(),
        "request": SimpleNamespace(endpoint="catalogue", path="/", method="GET", args={}, form={}),
        "session": {},
        "url_for": _url_for,
    }


def environment() -> jinja2.Environment:
    """Jinja2 set up as Flask does it for this app."""
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=lambda name: name is None or not name.endswith(".txt"),
    )
    env.filters["money"] = money
    return env


def render(template: str, case: str) -> str:
    """The page Jinja2 makes of one case."""
    context = CONTEXTS[template][case]()
    names = ambient() | {name: value for name, value in context.items() if name in AMBIENT}
    return environment().get_template(template, globals=names).render(context)


TEA = Category(3, "Tea & herbs", "tea")
DRINKS = Category(1, "Drinks", "drinks", [TEA, Category(4, "Coffee", "coffee", [Category(5, "Filter <1 l", "filter")])])
CUPS = Category(2, "Cups", "cups & mugs")
GREEN = Product(1, "Green tea", "Light.", 4.5, TEA, 12, 4, details={"Weight": "100 g", "10": "ten", "2": "two"})
DARK = Product(
    2,
    "Dark & <strong>",
    "A very dark roast, for people who like it small & strong, in cups.",
    1234.125,
    TEA,
    3,
    5,
    "dark roast.png",
    1300.0,
)
MUG = Product(3, "Mug", "Holds more than it seems to, and it fits every machine.", 12.0, CUPS, old_price=12.0)
DORA = Customer(1, "Dora & Co")
ORDER = Order("2026-0007", date(2026, 2, 3), "sent", [Line(GREEN, 2), Line(DARK, 10)], "Ring <twice>.")


def page(**values: Any) -> Callable[[], Context]:
    """A case: what the view passes, and what the context processor adds."""
    return lambda: {"cart_count": 0, "customer": None, **values}


def catalogue(products: list[Product], **values: Any) -> Callable[[], Context]:
    return page(**({"products": products, "categories": [], "category": None, "sort": "new"} | values))


CONTEXTS: dict[str, dict[str, Callable[[], Context]]] = {
    "layout.html": {
        "empty": page(),
        "one": page(cart_count=1, get_flashed_messages=flashes(("message", "Green tea is in your basket."))),
        "many": page(cart_count=12, get_flashed_messages=flashes(("message", "<One>"), ("message", "Two"))),
        "logged_in": page(customer=DORA),
    },
    "macros/cards.html": {
        "empty": dict,
    },
    "_product.html": {
        "empty": lambda: {"product": MUG, "loop_class": "odd"},
        "one": lambda: {"product": GREEN, "loop_class": "even"},
        "many": lambda: {"product": DARK, "loop_class": "odd"},
    },
    "catalogue.html": {
        "empty": catalogue([]),
        "one": catalogue([GREEN], categories=[CUPS], category="cups & mugs", sort="price"),
        "many": catalogue([GREEN, DARK, MUG], categories=[DRINKS, CUPS], category="filter"),
        "logged_in": catalogue([MUG, DARK], categories=[DRINKS], category="", sort="other", customer=DORA),
    },
    "product.html": {
        "empty": page(product=MUG, related=[]),
        "one": page(product=GREEN, related=[DARK]),
        "many": page(product=DARK, related=[GREEN, MUG]),
        "logged_in": page(product=GREEN, related=[], customer=DORA, cart_count=2),
    },
    "cart.html": {
        "empty": page(cart=[], shipping=4.9),
        "one": page(cart=[Line(GREEN, 1)], shipping=0.0),
        "many": page(cart=[Line(GREEN, 3), Line(DARK, 1), Line(MUG, 2)], shipping=4.9, cart_count=6),
        "logged_in": page(cart=[Line(MUG, 1)], shipping=0.125, customer=DORA, cart_count=1),
    },
    "orders.html": {
        "empty": page(orders=[], open_only=False, customer=DORA),
        "one": page(orders=[ORDER], open_only=False, customer=DORA),
        "many": page(
            orders=[ORDER, Order("2026-0008", date(2026, 11, 30), "packed"), ORDER], open_only=True, customer=DORA
        ),
        "none_open": page(orders=[ORDER], open_only=True, customer=DORA),
    },
    "about.html": {
        "empty": page(hours={}, team=[]),
        "one": page(hours={"Mon": "9-17"}, team=["Dora"]),
        "many": page(hours={"Tue": "9 < 17", "1": "x", "Mon": "?"}, team=["Dora", "Emil & Co", "<Fay>"]),
    },
    "mail/receipt.txt": {
        "empty": lambda: {"buyer": DORA, "order": Order("0", date(2026, 1, 1), "new")},
        "one": lambda: {"buyer": DORA, "order": Order("1", date(2026, 1, 1), "new", [Line(GREEN, 1)], "Hi & <bye>")},
        "many": lambda: {"buyer": DORA, "order": ORDER},
    },
}
