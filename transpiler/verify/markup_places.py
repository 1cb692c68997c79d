"""Made-up texts that stand where HTML allows only some: in a tag's name, among its attributes, in an unquoted value.

There a text with `<`, quotes or spaces breaks the page: what follows is not what the template is written for. Input:
the page and what was made up. Output: decisions for other values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from markupsafe import Markup, escape

from transpiler.types import Html, Str, Unknown, members
from transpiler.verify.made_up import Exactly, Made, Path

_ATTRIBUTES = r"(?:\"[^\"]*\"|='[^']*'|[^>\"])*"
_TAG = re.compile(
    rf"<!--.*?-->|(?P<head><(?P<raw>script|style)\b{_ATTRIBUTES})>.*?</(?P=raw)|</?[a-zA-Z]{_ATTRIBUTES}", re.S
)
_QUOTED = re.compile(r"=\s*(?:\"[^\"]*\"|'[^']*')", re.S)
_NAME = re.compile(r"</?[a-zA-Z][\w-]*\Z")
_VALUE = re.compile(r"=\s*\Z")
_WORD = re.compile(r"\W+")
_BREAKS = re.compile(r"[^\w.:-]", re.ASCII)


def legal_values(html: str, made: Mapping[Path, Made]) -> Iterator[tuple[Path, Exactly]]:
    """Values for places whose texts break a tag."""
    open_ = _unquoted(html)
    for path, one in made.items():
        if isinstance(one.value, str) and _BREAKS.search(one.value) and _is_text(one):
            at = next((at for at in _places(html, one.value) if at > 0 and open_[at - 1] != "\0"), None)
            if at is not None:
                yield path, _legal(open_[:at], path, one)


def _places(html: str, text: str) -> Iterator[int]:
    """Where a text begins on a page, escaped or not."""
    for shown in {str(text): None, str(escape(str(text))): None}:
        at = html.find(shown)
        while at >= 0:
            yield at
            at = html.find(shown, at + 1)


def _unquoted(html: str) -> str:
    """The page with only what stands in tags without quotes; the rest is blank."""
    parts: list[str] = []
    end = 0
    for match in _TAG.finditer(html):
        tag = "" if match[0].startswith("<!--") else match["head"] or match[0]
        tag = _QUOTED.sub(lambda quoted: "\0" * len(quoted[0]), tag)
        parts += ["\0" * (match.start() - end), tag, "\0" * (len(match[0]) - len(tag))]
        end = match.end()
    return "".join(parts).ljust(len(html), "\0")


def _is_text(one: Made) -> bool:
    return any(isinstance(kind, Html | Unknown | Str) for kind in members(one.type))


def _legal(before: str, path: Path, one: Made) -> Exactly:
    label = _WORD.sub("-", str(path[-1] if isinstance(path[-1], str) else path[0])).strip("-_") or "x"
    if _NAME.search(before):
        return Exactly("3")
    if _VALUE.search(before):
        return Exactly(f"{label}-1")
    return Exactly(Markup(f'data-{label}="1 &amp; {{2}}"') if _is_markup(one) else f"data-{label}")


def _is_markup(one: Made) -> bool:
    return isinstance(one.value, Markup) or any(isinstance(kind, Html) for kind in members(one.type))
