"""Which templates put `<InlineHandlers />` on a page: React does not print handlers such as `onclick="..."`.

Input: the program. Output: templates with where they put it. Whoever writes the `<head>` of a page that shows a
handler somewhere does; a page that writes none does so itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, TypeAlias

from transpiler.analyze.scripts import HANDLER
from transpiler.closure import closure
from transpiler.facts import Program

HandlersAt: TypeAlias = Literal["head", "page"]

_HEAD = re.compile(r"<head[\s>]", re.IGNORECASE)


def handler_places(program: Program) -> dict[str, HandlersAt]:
    """The templates that restore handlers: in the `<head>` they write, or on the page as a whole."""
    templates = program.templates

    def parts_of(name: str) -> Iterator[str]:
        return (part for parts in templates[name].includes.values() for part in parts if part in templates)

    places: dict[str, HandlersAt] = {}
    for name, facts in templates.items():
        if facts.parents or not facts.html:
            continue
        shown = closure([name], lambda one: templates[one].children)
        family = closure(shown, parts_of)
        if any(HANDLER.search(templates[one].source.text) for one in family):
            heads = [one for one in family if _HEAD.search(templates[one].source.text)]
            places |= dict.fromkeys(heads, "head")
            if not heads and not facts.included:
                places[name] = "page"
    return places
