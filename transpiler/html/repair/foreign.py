"""Parsing tokens in foreign content, SVG and MathML (section 13.2.6.5)."""

from __future__ import annotations

from dataclasses import replace

from transpiler.html import tree
from transpiler.html.repair.construct import (
    Constructor,
    Part,
    attribute_of,
    is_html_point,
    is_math_text,
    is_space,
    mode,
)
from transpiler.html.tokens import End, Start
from transpiler.tables import elements as e


@mode("in foreign content")
def _in_foreign(c: Constructor, part: Part) -> None:
    if isinstance(part, tree.Text):
        c.insert(replace(part, data=part.data.replace("\0", "\ufffd")))
        if not is_space(part) and "\0" not in part.data:
            c.frames_ok = False
    elif isinstance(part, Start):
        if breaks_out(part):
            _leave(c, part)
            return
        c.open(part, str(part.name), c.current.space)
        if part.self_closing:
            c.pop()
    elif part.name in ("br", "p"):
        _leave(c, part)
    else:
        _end(c, part)


def breaks_out(start: Start) -> bool:
    """Whether a start tag ends SVG and MathML."""
    if start.name == "font":
        return any(attribute_of(start, name) is not None for name in ("color", "face", "size"))
    return start.name in e.FOREIGN_BREAKOUT


def _leave(c: Constructor, part: Part) -> None:
    while c.current.space != "html" and not is_math_text(c.current) and not is_html_point(c.current):
        c.pop()
    c.use(c.mode, part)


def _end(c: Constructor, end: End) -> None:
    for index, node in enumerate(reversed(c.stack)):
        if index and node.space == "html":
            c.use(c.mode, end)
            return
        if node.name == end.name:
            c.pop_to(node)
            return
