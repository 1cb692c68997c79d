"""How deep a template may nest: at least as deep as Jinja2 can compile it.

Measured with Jinja2 3.1.6: Python refuses more than 98 nested `{% if %}` in one function (levels of indentation),
each `{% block %}` is a function of its own, and brackets end below 80 (recursion).
"""

from __future__ import annotations

from collections.abc import Sized
from typing import Any

from lark.parsers.lalr_parser_state import ParserState

from transpiler.parse.errors import TemplateError
from transpiler.parse.parts import Head
from transpiler.source import Span

MAX_BLOCKS = 98
MAX_BLOCKS_IN_ALL = 250
MAX_BRACKETS = 100
MAX_STACK = 1500
"""Entries on the parser's stack; `not not not ...` gets there without brackets or blocks."""


def check_blocks(parser: ParserState[Any]) -> None:
    """Refuse the innermost open block when too many are open around it."""
    if len(parser.value_stack) <= MAX_BLOCKS:
        return
    heads = [value for value in parser.value_stack if isinstance(value, Head)]
    inner = 0
    for head in reversed(heads):
        if head.tag == "block":
            break
        inner += 1
    if inner > MAX_BLOCKS or len(heads) > MAX_BLOCKS_IN_ALL:
        raise too_deep(heads[-1].span)


def check_brackets(depth: Sized, place: Span) -> None:
    """Refuse the bracket at `place` when too many are open around it."""
    if len(depth) > MAX_BRACKETS:
        raise too_deep(place)


def too_deep(place: Span) -> TemplateError:
    """The one message about nesting."""
    return TemplateError(
        place,
        "the template nests deeper than Jinja2 can compile",
        label="one level too many",
        hint="move inner parts to a partial",
        code="nesting-limit",
    )
