"""Which templates can be pages: whole documents, of which every part is written and needs nothing but props."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from transpiler.facts import Program, reach
from transpiler.pipeline import Converted
from transpiler.project.env_stubs import unwritten
from transpiler.types import Dict, Function, List, Object, Tuple, Type, Union


class Documents:
    """Answers for one conversion; `env` is the text of `lib/env.ts`, `answered` are names that Python answers for."""

    def __init__(
        self, converted: Iterable[Converted], program: Program, env: str | None, answered: frozenset[str] = frozenset()
    ) -> None:
        self._converted = {one.name: one for one in converted if one.code is not None}
        self._program = program
        self._env = env
        self._answered = answered

    def is_document(self, name: str) -> bool:
        """Whether the template can be a page."""
        return self.why(name) == ""

    def why(self, name: str) -> str:
        """Why a template cannot be a page; empty if it can."""
        one = self._converted.get(name)
        if one is None or one.code is None:
            return "it was not converted"
        if not one.path.endswith(".tsx"):
            return "it is no HTML"
        if "export default " not in one.code or not self._writes_html(name, frozenset()):
            return "it is a part of a page: it has no <html>"
        return self._missing(name)

    def in_place(self, name: str) -> bool:
        """Whether a form of the page is sent by a Server Action, so that React has to run in the browser."""
        return any("<ActionForm" in code for code in self._codes(name))

    def has_scripts(self, name: str) -> bool:
        """Whether scripts run on the page, which may change it before React takes it over."""
        return any("<script" in code or "<InlineHandlers" in code for code in self._codes(name))

    def _codes(self, name: str) -> Iterator[str]:
        parts = reach(name, self._program) & self._converted.keys()
        return (self._converted[part].code or "" for part in parts)

    def _missing(self, name: str) -> str:
        """What a page needs that is not there when it is shown."""
        parts = reach(name, self._program)
        codes = {part: self._converted[part].code or "" for part in parts if part in self._converted}
        if lost := sorted(parts - codes.keys()):
            return f"its part {lost[0]} was not converted"
        uses = {env: kind for part in parts for env, kind in self._converted[part].env_uses.items()}
        if stubs := [name for name in unwritten(self._env, uses) if name not in self._answered]:
            return f"{', '.join(stubs)} of lib/env.ts {'is' if len(stubs) == 1 else 'are'} not written yet"
        local = {env for part in parts for env in self._converted[part].env_local}
        if lost := sorted(local & self._answered & uses.keys()):
            return f"{', '.join(lost)} of lib/env.ts {'gets' if len(lost) == 1 else 'get'} more than plain values"
        called = [prop.name for prop in self._program.templates[name].props if _calls(prop.type)]
        for half, shape in (("globals", self._program.globals), ("vars", self._program.vars)):
            for field, found in shape.fields.items():
                read = re.compile(rf"\bctx\.{half}\.{re.escape(field)}\b")
                if _calls(found.type) and any(read.search(code) for code in codes.values()):
                    called.append(field)
        return f"it calls Python with values of the page: {', '.join(sorted(set(called)))}" if called else ""

    def _writes_html(self, name: str, above: frozenset[str]) -> bool:
        """Whether the template may write `<html>`: itself, a parent, a part. The bridge sees if a page does."""
        one = self._converted.get(name)
        facts = self._program.templates.get(name)
        if one is None or one.code is None or facts is None or name in above:
            return False
        if "<html" in one.code:
            return True
        inner = above | {name}
        parts = [part for parts in facts.includes.values() for part in parts if part not in facts.parents]
        if any(self._writes_html(parent, inner) for parent in facts.parents):
            return True
        return any(self._writes_html(part, inner) for part in parts)


def _calls(type_: Type) -> bool:
    """Whether a value of the type holds a function that Python's answers cannot stand for."""
    return any(isinstance(part, Function) and not part.recorded for part in _parts(type_, set()))


def _parts(type_: Type, seen: set[int]) -> Iterator[Type]:
    if id(type_) in seen:
        return
    seen.add(id(type_))
    yield type_
    match type_:
        case Object():
            for field in type_.fields.values():
                yield from _parts(field.type, seen)
        case List(item):
            yield from _parts(item, seen)
        case Dict(key, value):
            yield from _parts(key, seen)
            yield from _parts(value, seen)
        case Tuple(items) | Union(items):
            for item in items:
                yield from _parts(item, seen)
        case _:
            pass
