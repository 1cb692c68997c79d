"""The token that goes through Lark's parser."""

from __future__ import annotations

from typing import Any

from transpiler.source import Span


class Lexeme:
    """A token for Lark's parser. Offsets are those of the original text; `word` is where an opener's keyword starts."""

    __slots__ = ("end_pos", "start_pos", "type", "value", "word")

    line = column = end_line = end_column = None  # Lark copies them for the end of input

    def __init__(self, type_: str, value: Any, start: int, end: int, word: int = -1) -> None:
        self.type = type_
        self.value = value
        self.start_pos = start
        self.end_pos = end
        self.word = start if word < 0 else word

    @property
    def span(self) -> Span:
        """Where the token stands."""
        return Span(self.start_pos, self.end_pos)
