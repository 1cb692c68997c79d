"""A diagnostic as people read it: title, place, the code with marks under it, text, hint.

Lines are shown so that nothing in a template can disturb a terminal: tabs are widened, control and direction
characters replaced, wide characters counted as two columns, long lines cut around the mark.
"""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from rich.cells import cell_len

from transpiler.diagnostics.diagnostic import Diagnostic
from transpiler.source import Source, Span

_TAB = "    "
_WIDTH = 100
_COLORS = {"error": "31", "warning": "33", "note": "36"}


@dataclass(frozen=True, slots=True)
class _Mark:
    line: int
    start: int
    end: int
    sign: str
    text: str


def frame(diagnostic: Diagnostic, file: str = "", *, color: bool = False) -> str:
    """The message, ending in a line break. `file` is how the place names the template (else the loader's name)."""
    paint = _painter(color)
    tint = _COLORS[diagnostic.severity]
    source = diagnostic.source
    place = source.position(diagnostic.span.start)
    marks = [_mark(source, diagnostic.span, "^", diagnostic.label)]
    marks += [_mark(source, other.span, "-", other.text) for other in diagnostic.others]
    gutter = len(str(max(mark.line for mark in marks)))
    head = paint(f"{diagnostic.severity}[{diagnostic.code}]", f"1;{tint}")
    lines = [
        f"{head}{paint(': ' + visible(diagnostic.title), '1')}",
        f"{' ' * gutter}{paint('-->', '34')} {visible(file or source.name)}:{place.line}:{place.column}",
    ]
    if source.text:
        lines += _code(source, marks, gutter, paint, tint)
    indent = " " * (gutter + 1)
    if diagnostic.text:
        lines += textwrap.wrap(visible(diagnostic.text), _WIDTH, initial_indent=indent, subsequent_indent=indent)
    if diagnostic.hint:
        lines.append(f"{indent}{paint('hint:', '1;32')} {visible(diagnostic.hint)}")
    return "\n".join(lines) + "\n"


def visible(text: str) -> str:
    """Text without characters that move the cursor or change the direction of writing."""
    return "".join(_visible_char(char) for char in text)


def _code(source: Source, marks: list[_Mark], gutter: int, paint: Callable[[str, str], str], tint: str) -> list[str]:
    bar = paint("|", "34")
    empty = f"{' ' * gutter} {bar}"
    lines = [empty]
    shown = 0
    for mark in sorted(marks, key=lambda mark: (mark.line, mark.start)):
        code, before, length = _window(source.line(mark.line), mark)
        if mark.line != shown:
            if shown and mark.line > shown + 1:
                lines.append(f"{' ' * gutter} {paint(':', '34')}")
            lines.append(f"{paint(str(mark.line).rjust(gutter), '34')} {bar} {code}".rstrip())
            shown = mark.line
        signs = paint(mark.sign * length, tint if mark.sign == "^" else "34")
        lines.append(f"{empty} {' ' * before}{signs} {visible(mark.text)}".rstrip())
    return [*lines, empty]


def _mark(source: Source, span: Span, sign: str, text: str) -> _Mark:
    """A span on the line where it starts; what lies on later lines is not marked."""
    place = source.position(span.start)
    start = place.column - 1
    return _Mark(place.line, start, max(start + 1, start + span.end - span.start), sign, text)


def _window(line: str, mark: _Mark) -> tuple[str, int, int]:
    """The part of a line that is shown, the columns before the mark, and the mark's length."""
    start = min(mark.start, len(line))
    end = min(max(mark.end, start + 1), max(len(line), start + 1))
    left = max(0, start - _WIDTH // 2) if len(line) > _WIDTH else 0
    right = min(len(line), left + _WIDTH)
    lead = "…" if left else ""
    tail = "…" if right < len(line) else ""
    shown = f"{lead}{visible(line[left:right])}{tail}"
    before = cell_len(lead + visible(line[left:start]))
    length = cell_len(visible(line[start : min(end, right)])) if start < len(line) else 1
    return shown, before, max(1, length)


def _visible_char(char: str) -> str:
    if char == "\t":
        return _TAB
    if char < " ":
        return chr(0x2400 + ord(char))
    if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}:
        return "\ufffd"
    return char


def _painter(color: bool) -> Callable[[str, str], str]:
    return (lambda text, code: f"\x1b[{code}m{text}\x1b[0m") if color else (lambda text, _code: text)
