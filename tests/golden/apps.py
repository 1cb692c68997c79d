"""The apps whose components were written by hand: their templates, cases, modules and props."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from tests.examples.apps import BLOG, FLASKR, SHOP, Example
from tests.support.paths import ROOT

HERE = Path(__file__).parent
RUNTIME = ROOT / "transpiler" / "runtime"
_PAIRS = frozenset({"details", "hours"})
"""Dicts whose items are shown: they travel as pairs."""
_FORM_FIELDS = ("body", "title", "username")


@dataclass(frozen=True)
class App:
    """An example whose components were written by hand. `shared`: names of context processors."""

    example: Example
    shared: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return self.example.name

    def props(self, template: str, case: str) -> dict[str, Any]:
        """What the encoder sends for a case: the names of the view, and `ctx`."""
        names = self.example.context(template, case)
        props = {name: encode(name, value) for name, value in names.items() if not callable(value)}
        form = {field: names["request"].form.get(field, "") for field in _FORM_FIELDS}
        props["ctx"] = {
            "globals": {
                "config": props["config"],
                "g": props["g"],
                "get_flashed_messages": _flashes(names["get_flashed_messages"]),
                "request": {"endpoint": getattr(names["request"], "endpoint", None), "form": form},
            },
            "vars": {name: props[name] for name in self.shared if name in props},
        }
        return props

    def modules(self) -> dict[str, str]:
        """Output path -> code: the components, the two helpers beside them, the run-time library."""
        files = {path.relative_to(HERE / self.name).as_posix(): path for path in (HERE / self.name).rglob("*.ts*")}
        helpers = [*(HERE / "lib" / "jinja").glob("*.ts"), *RUNTIME.glob("*.ts*")]
        files |= {f"lib/jinja/{path.name}": path for path in helpers}
        return {name: path.read_text("utf-8") for name, path in files.items()}


APPS = (App(FLASKR), App(BLOG, ("recent_posts",)), App(SHOP, ("cart_count", "customer")))


def module_of(template: str) -> str:
    """The module a template becomes, without its own ending."""
    return "templates/" + template.removesuffix(".html")


def encode(name: str, value: Any) -> Any:
    """A value as its static type has it: objects are their fields, dates ISO text, shown dicts pairs."""
    if name in _PAIRS:
        return [[key, encode("", item)] for key, item in value.items()]
    match value:
        case dt.date():
            return value.isoformat()
        case list():
            return [encode("", item) for item in value]
        case dict() | SimpleNamespace():
            fields: Mapping[str, Any] = value if isinstance(value, dict) else vars(value)
            return {key: encode(key, item) for key, item in fields.items()}
    if not dataclasses.is_dataclass(value):
        return value
    properties = [key for key, member in vars(type(value)).items() if isinstance(member, property)]
    keys = [field.name for field in dataclasses.fields(value)] + properties
    return {key: encode(key, getattr(value, key)) for key in keys}


def _flashes(read: Callable[..., list[Any]]) -> list[list[str]]:
    return [list(pair) for pair in read(with_categories=True)]
