"""One template's text on its way to the lexer, with line breaks as Jinja2 counts them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Any

from lark.parsers.lalr_parser_state import ParserState

from transpiler.parse.syntax import Syntax

_CARRIAGE_RETURN = re.compile(r"\r\n?")


@dataclass(slots=True)
class Feed:
    """`text` has `\\n` for every line break and, by default, no last one, as in `jinja2.lexer.Lexer.tokeniter`.

    `joined` are the offsets of the breaks that were two characters, for the way back to the original text.
    `last` becomes the original offset of the last token: the line on which Jinja2 misses something at the end;
    `parser` is the parser that reads the feed.
    """

    text: str
    syntax: Syntax
    joined: list[int]
    start: int = 0
    inside_tag: bool = False
    last: int = field(default=0, init=False)
    parser: ParserState[Any] | None = field(default=None, init=False)

    def origin(self, offset: int) -> int:
        """The offset in the original text."""
        return offset + bisect_left(self.joined, offset) if self.joined else offset


def feed_of(text: str, syntax: Syntax) -> Feed:
    """The feed of a whole template."""
    joined: list[int] = []
    if "\r" in text:
        shift = 0
        for match in _CARRIAGE_RETURN.finditer(text):
            if match.end() - match.start() == 2:
                joined.append(match.start() - shift)
                shift += 1
        text = _CARRIAGE_RETURN.sub("\n", text)
    if not syntax.keep_trailing_newline and text.endswith("\n"):
        text = text[:-1]
    return Feed(text, syntax, joined)
