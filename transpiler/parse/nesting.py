"""How deep a template may nest: as deep as Jinja2 can compile it, and no deeper."""

from __future__ import annotations

from collections.abc import Sized
from typing import Any

from lark.parsers.lalr_parser_state import ParserState

from transpiler.parse.errors import TemplateError
from transpiler.source import Span

MAX_BRACKETS = 150
MAX_STACK = 1000


def check_stack(parser: ParserState[Any], place: int) -> None:
    """Refuse a statement or bracket at `place` when too much is open around it."""
    if len(parser.state_stack) > MAX_STACK:
        raise too_deep(place)


def check_brackets(depth: Sized, place: int) -> None:
    """Refuse the bracket at `place` when too many are open around it."""
    if len(depth) > MAX_BRACKETS:
        raise too_deep(place)


def too_deep(place: int) -> TemplateError:
    """The one message about nesting."""
    return TemplateError(
        Span(place, place + 1),
        "the template nests deeper than Jinja2 can compile",
        label="one level too many",
        hint="move inner parts to a partial",
        code="nesting-limit",
    )
