"""Tiny programs for the tests of analysis, and types spelled short."""

from __future__ import annotations

from collections.abc import Mapping

from transpiler import nodes
from transpiler.analyze import analyze_program
from transpiler.diagnostics import Diagnostics
from transpiler.facts import AppFacts, CallSite, Form, Program
from transpiler.options import Options
from transpiler.parse import parse
from transpiler.source import Source
from transpiler.types import Dict, Html, Int, List, Moment, NoneType, Numeral, Object, Str, Tuple, Type, Union, members


class Case:
    """The facts of a few templates, with what was reported."""

    def __init__(
        self,
        templates: Mapping[str, str],
        app: AppFacts | None = None,
        placements: Mapping[str, Mapping[str, Form]] | None = None,
        options: Options | None = None,
    ) -> None:
        options = options or Options()
        trees = {}
        self.diagnostics = {name: Diagnostics(Source(name, text)) for name, text in templates.items()}
        for name in templates:
            collector = self.diagnostics[name]
            tree = parse(collector.source, options, collector)
            assert tree is not None, collector.items
            trees[name] = (collector.source, tree)
        by_tree = {id(tree): name for name, (_, tree) in trees.items()}

        def place(tree: nodes.Template) -> Mapping[int, Form]:
            name = by_tree[id(tree)]
            return {templates[name].index(text): form for text, form in ((placements or {}).get(name) or {}).items()}

        self.program: Program = analyze_program(trees, app or AppFacts(), options, self.diagnostics, place)

    def props(self, template: str = "t.html") -> dict[str, str]:
        """Props with their types."""
        return {
            prop.name + ("?" if prop.optional else ""): show(prop.type)
            for prop in self.program.templates[template].props
        }

    def params(self, macro: str, template: str = "t.html") -> dict[str, str]:
        """Parameters of a macro with their types."""
        facts = self.program.templates[template].macros[macro]
        return {param.name + ("?" if param.optional else ""): show(param.type) for param in facts.params}

    def codes(self) -> list[str]:
        """Codes of all diagnostics."""
        return [item.code for collector in self.diagnostics.values() for item in collector.items]


def props(text: str, app: AppFacts | None = None, **others: str) -> dict[str, str]:
    """Props of one template; `others` are further ones, `__` for `/`."""
    files = {name.replace("__", "/") + ".html": body for name, body in others.items()}
    return Case({"t.html": text, **files}, app).props()


def site(template: str = "t.html", complete: bool = True, **values: Type) -> CallSite:
    """A render call."""
    return CallSite(template, values, complete, "app.py", 1)


def app_with(*sites: CallSite, **facts: object) -> AppFacts:
    """An app with render calls and other facts."""
    app = AppFacts(framework="flask")
    for one in sites:
        app.call_sites.setdefault(one.template, []).append(one)
    for name, value in facts.items():
        setattr(app, name, value)
    return app


def show(type_: Type, seen: tuple[Object, ...] = ()) -> str:
    """A type, short: `text` and `text0` are by-use strings, `truth` a by-use boolean, `|0` is None."""
    match type_:
        case Object(name, fields):
            if type_ in seen:
                return name
            inner = ", ".join(
                f"{key}{'?' if field.optional else ''}: {show(field.type, (*seen, type_))}"
                for key, field in fields.items()
            )
            return f"{name}{{{inner}}}"
        case List(item):
            shown = show(item, seen)
            return f"({shown})[]" if len(members(item)) > 1 else f"{shown}[]"
        case Tuple(items):
            return f"[{', '.join(show(item, seen) for item in items)}]"
        case Dict(key, value):
            return f"Dict<{show(key, seen)}, {show(value, seen)}>"
        case Union(parts):
            return "|".join("0" if isinstance(part, NoneType) else show(part, seen) for part in parts)
        case Str(_, by_use, empty):
            return "text0" if empty else "text" if by_use else "str"
        case Html():
            return "html"
        case Int():
            return "int"
        case Numeral(printed):
            return "numeral" if printed else "term"
        case Moment(kind):
            return kind
        case _:
            return _plain(type_)


def _plain(type_: Type) -> str:
    name = type(type_).__name__.lower()
    return "truth" if name == "bool" and getattr(type_, "by_use", False) else name
