"""Insertions into the text of a Python file, at the places its syntax tree names."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Span:
    """From where to where an expression stands, in characters."""

    start: int
    end: int


class Text:
    """A file's text with `\n` for line ends; the columns of syntax trees count bytes."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._lines = [line + "\n" for line in text.split("\n")]
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line))

    def offset(self, line: int, column: int) -> int:
        """The place of a node's line (from 1) and column (in bytes)."""
        text = self._lines[line - 1]
        return self._starts[line - 1] + (column if text.isascii() else len(text.encode()[:column].decode()))

    def span(self, node: ast.expr) -> Span:
        """Where an expression stands."""
        start = self.offset(node.lineno, node.col_offset)
        return Span(start, self.offset(node.end_lineno or node.lineno, node.end_col_offset or 0))

    def of(self, span: Span) -> str:
        """The text between."""
        return self.text[span.start : span.end]

    def is_indented(self, offset: int) -> str | None:
        """The white space before a place, if nothing else stands before it on its line."""
        before = self.text[self.text.rfind("\n", 0, offset) + 1 : offset]
        return before if not before.strip() else None


@dataclass
class Edits:
    """What is inserted where. At one place, what is `outer` stands further from the text between."""

    source: Text
    _before: list[tuple[int, int, str]] = field(default_factory=list)

    def insert(self, offset: int, text: str) -> None:
        """Insert a text."""
        self._before.append((offset, 0, text))

    def around(self, span: Span, before: str, after: str) -> None:
        """Put a text before and one behind an expression, inside of those around larger ones."""
        size = span.end - span.start
        self._before.append((span.start, -size, before))
        self._before.append((span.end, size, after))

    def within(self, span: Span) -> str:
        """The text of an expression as it is edited so far."""
        size = span.end - span.start
        edits = [
            (offset, order, text)
            for offset, order, text in self._before
            if span.start < offset < span.end
            or (offset == span.start and -size <= order < 0)
            or (offset == span.end and 0 < order <= size)
        ]
        return self._edited(span, edits)

    def apply(self) -> str:
        """The edited text."""
        return self._edited(Span(0, len(self.source.text)), self._before)

    def _edited(self, span: Span, edits: list[tuple[int, int, str]]) -> str:
        parts: list[str] = []
        at = span.start
        for offset, _, text in sorted(edits, key=lambda edit: edit[:2]):
            parts += [self.source.text[at:offset], text]
            at = offset
        return "".join([*parts, self.source.text[at : span.end]])
