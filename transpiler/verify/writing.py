"""A page that Jinja2 writes, piece by piece: which line of which template wrote what, and within bounds."""

from __future__ import annotations

import bisect
import contextlib
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import FrameType, GeneratorType
from typing import Any

import jinja2

_DEEPEST_PAGE = 1500
"""Calls below the one that renders."""
_DEEPEST_PART = 100
"""Templates and blocks that wait for each other. One that is told to extend itself would go down as long as it may."""
_LONGEST_PAGE = 20_000
"""Pieces of text. Recursive shapes can make a page that no one would wait for."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """What one statement wrote: from which offset of the page on, and the line of the template's Python code."""

    offset: int
    template: jinja2.Template
    code_line: int

    @property
    def place(self) -> tuple[str, int]:
        """Template and line."""
        return self.template.name or "", self.template.get_corresponding_lineno(self.code_line)


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of a template, from the first to the last."""

    template: str
    first: int
    last: int

    def meet(self, other: Lines) -> bool:
        """Whether some line is in both."""
        return self.template == other.template and self.first <= other.last and other.first <= self.last


def lines_at(chunks: Sequence[Chunk], page: str, between: tuple[int, int], texts: Mapping[str, str]) -> list[Lines]:
    """The lines that wrote what stands between two offsets of the page (at one, if they are equal), in order."""
    start, end = between
    begins = [chunk.offset for chunk in chunks]
    first = max(0, bisect.bisect_right(begins, start) - 1)
    last = max(first + 1, bisect.bisect_left(begins, end))
    return [
        _lines(chunk, page, after, between, texts)
        for chunk, after in zip(chunks[first:last], [*begins[first + 1 : last + 1], len(page)], strict=False)
    ]


def _lines(chunk: Chunk, page: str, after: int, between: tuple[int, int], texts: Mapping[str, str]) -> Lines:
    template, line = chunk.place
    text = page[chunk.offset : after]
    if not text.strip() or text.strip() not in texts.get(template, ""):
        return Lines(template, line, line)
    # Written as it stands, so its lines are the template's.
    first, last = (line + text[: max(0, at - chunk.offset)].count("\n") for at in between)
    return Lines(template, first, last)


def first_difference(a: str, b: str) -> int:
    """The offset of the first character that is another one."""
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def write_page(template: jinja2.Template, context: Mapping[str, Any], chunks: list[Chunk]) -> str:
    """The page; `chunks` gets which line of which template wrote what."""
    with _bounded():
        return _rendered(template, context, chunks)


@contextlib.contextmanager
def _bounded() -> Iterator[None]:
    """Within, recursion ends where it would by default, however deep the thread may go."""
    depth, frame = 0, sys._getframe()
    while frame.f_back is not None:
        depth, frame = depth + 1, frame.f_back
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(min(limit, depth + _DEEPEST_PAGE))
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)


def _rendered(template: jinja2.Template, context: Mapping[str, Any], chunks: list[Chunk]) -> str:
    offset = 0
    parts: list[str] = []
    events = template.root_render_func(template.new_context(dict(context)))
    for chunk in events:
        text = str(chunk)
        where = _place_of(events)
        if where is not None:
            chunks.append(Chunk(offset, *where))
        parts.append(text)
        offset += len(text)
        if len(parts) > _LONGEST_PAGE:
            raise OverflowError(f"with this context the page has more than {_LONGEST_PAGE} pieces")
    return "".join(parts)


def _place_of(events: Any) -> tuple[jinja2.Template, int] | None:
    """Template and line of code of the generator that is writing: the innermost of those that wait for each other."""
    inner, depth = events, 0
    while (deeper := _awaited(inner)) is not None:
        inner, depth = deeper, depth + 1
        if depth > _DEEPEST_PART:
            raise RecursionError(f"with this context more than {_DEEPEST_PART} templates are inside each other")
    frame = inner.gi_frame
    template = None if frame is None else frame.f_globals.get("__jinja_template__")
    if template is None:
        return None
    return template, frame.f_lineno


def _awaited(generator: Any) -> Any:
    """The generator that another one hands on: by `yield from`, or as `gen` in the code of an include."""
    if isinstance(generator.gi_yieldfrom, GeneratorType):
        return generator.gi_yieldfrom
    included = None if generator.gi_frame is None else generator.gi_frame.f_locals.get("gen")
    return included if isinstance(included, GeneratorType) and included.gi_frame is not None else None


def place_of_caller() -> tuple[str, int]:
    """The place of the template that calls, by way of whatever Python stands between; "" if none does."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None:
        template = frame.f_globals.get("__jinja_template__")
        if template is not None:
            return template.name or "", template.get_corresponding_lineno(frame.f_lineno)
        frame = frame.f_back
    return "", 0


def place_raised(error: BaseException) -> tuple[str, int] | None:
    """The innermost place of a template in a traceback."""
    found, trace = None, error.__traceback__
    while trace is not None:
        template = trace.tb_frame.f_globals.get("__jinja_template__")
        if template is not None:
            found = template.name or "", template.get_corresponding_lineno(trace.tb_lineno)
        trace = trace.tb_next
    return found
