"""Made-up texts that stand where HTML allows only some: in a tag's name, among its attributes, in an unquoted value.

There a text with `<`, quotes or spaces breaks the page: what follows is not what the template is written for. A text
that is not escaped (`"{{ x|safe }}"`) breaks a quoted value by its quotes, as the note `trusted-in-quotes` says. Input:
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
_QUOTES = re.compile(r"[\"']")
_BREAKS = re.compile(r"[^\w.:-]", re.ASCII)


def legal_values(html: str, made: Mapping[Path, Made]) -> Iterator[tuple[Path, Exactly]]:
    """Values for places whose texts break a tag."""
    open_, quotes = _in_tags(html)
    for path, one in made.items():
        if isinstance(one.value, str) and _BREAKS.search(one.value) and _is_text(one):
            at = next((at for at in _places(html, one.value) if at > 0 and open_[at - 1] != "\0"), None)
            legal = None if at is None else _legal(open_[:at], path, one)
            if legal is not None and legal.value != one.value:
                yield path, legal
            elif not isinstance(one.value, Markup) and _ends_a_value(html, quotes, one.value):
                yield path, Exactly(_QUOTES.sub("", one.value))
        elif _is_collection(one) and _ends_a_value(html, quotes, str(one.value)):
            yield path, Exactly(_QUOTES.sub("", str(one.value)))


def _ends_a_value(html: str, quotes: str, text: str) -> bool:
    """Whether a text that is not escaped holds the quote of an attribute that it stands in."""
    at = html.find(text)
    while at >= 0:
        if quotes[at] != "\0" and quotes[at] in text:
            return True
        at = html.find(text, at + 1)
    return False


def _places(html: str, text: str) -> Iterator[int]:
    """Where a text begins on a page, escaped or not."""
    for shown in {str(text): None, str(escape(str(text))): None}:
        at = html.find(shown)
        while at >= 0:
            yield at
            at = html.find(shown, at + 1)


def _in_tags(html: str) -> tuple[str, str]:
    """The page with only what stands in tags without quotes, and with the quotes of what stands in them; the rest is
    blank.
    """
    open_, quotes = ["\0"] * len(html), ["\0"] * len(html)
    for match in _TAG.finditer(html):
        tag = "" if match[0].startswith("<!--") else match["head"] or match[0]
        open_[match.start() : match.start() + len(tag)] = tag
        for value in _QUOTED.finditer(tag):
            begin, end = match.start() + value.start(), match.start() + value.end()
            open_[begin : end - 1] = "\0" * (end - 1 - begin)  # what follows the last quote is in the tag
            quotes[begin:end] = value[0][-1] * (end - begin)
    return "".join(open_), "".join(quotes)


def _is_collection(one: Made) -> bool:
    return isinstance(one.type, Unknown) and isinstance(one.value, (list, dict))


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
