"""What Jinja2's message says about the value it could not use: what kind it was, and what would have done.

Input: the message of an error. Output: decisions for a place of such a value, or None if the message tells nothing.
"""

from __future__ import annotations

import ast
import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import jinja2

from transpiler.verify.made_up import Called, Decision, Exactly, Keyed, Length

_MOMENT = dt.datetime(2026, 1, 2, 3, 4, 5)
_ITEMS = 2
_LONGEST = 20

_PRINTED_METHOD = re.compile(r"built-in method \w+ of \w+ object")

Remedy: TypeAlias = "Callable[[Any, str], Iterator[Decision]]"


@dataclass(frozen=True)
class Wanted:
    """`kind` is the name of the class of the value that did not do, empty if the message does not say."""

    kind: str
    detail: str
    remedy: Remedy

    def is_about(self, value: Any) -> bool:
        """Whether the message may be about this value."""
        if self.kind in ("None", "NoneType", "Undefined"):
            return value is None or isinstance(value, jinja2.Undefined)
        return not self.kind or type(value).__name__ == self.kind

    @property
    def is_call(self) -> bool:
        """Whether a function would have done."""
        return self.remedy is _call

    def same_as(self, other: Wanted) -> bool:
        """Whether both ask for the same."""
        return (self.detail, self.remedy) == (other.detail, other.remedy)

    def decisions(self, value: Any) -> Iterator[Decision]:
        """What to put in the value's place."""
        return self.remedy(value, self.detail)


def _attribute(value: Any, name: str) -> Iterator[Decision]:
    if hasattr(dict, name):
        yield Keyed(("a", "b"))
    elif hasattr(list, name):
        yield Length(_ITEMS)
    elif hasattr(str, name):
        yield Exactly("text")
    elif hasattr(dt.datetime, name):
        yield Exactly(_MOMENT)
    else:
        yield from _key(value, name)


def _key(value: Any, name: Any) -> Iterator[Decision]:
    yield Keyed((*(value if isinstance(value, dict) else ()), name))


def _element(value: Any, text: str) -> Iterator[Decision]:
    try:
        key = ast.literal_eval(text)
        hash(key)
    except (ValueError, SyntaxError, TypeError):
        return
    if isinstance(value, list) and isinstance(key, int) and abs(key) < _LONGEST:
        yield Length(key + 1 if key >= 0 else -key)
    yield from _key(value, key)


def _call(_value: Any, _detail: str) -> Iterator[Decision]:
    yield Called()


def _items(_value: Any, count: str) -> Iterator[Decision]:
    yield Length(int(count or _ITEMS))


def _mapping(_value: Any, _detail: str) -> Iterator[Decision]:
    yield Keyed(("a", "b"))
    yield Keyed(())


def _word(_value: Any, _detail: str) -> Iterator[Decision]:
    yield Exactly("text")


def _number(_value: Any, _detail: str) -> Iterator[Decision]:
    yield Exactly(3)


_MESSAGES: tuple[tuple[re.Pattern[str], Remedy], ...] = (
    (re.compile(r"'(?P<kind>\w+)(?: object)?'(?: object)? has no attribute '(?P<detail>.*)'", re.S), _attribute),
    (re.compile(r"built-in method (?P<detail>\w+) of (?P<kind>\w+) object"), _key),
    (re.compile(r"(?P<kind>\w+) object has no element (?P<detail>.*)", re.S), _element),
    (re.compile(r"'(?P<kind>\w+)' object is not callable(?P<detail>)"), _call),
    (re.compile(r"'(?P<kind>\w+)' (?:object )?is not iterable(?P<detail>)"), _items),
    (re.compile(r"cannot unpack non-iterable (?P<kind>\w+) object(?P<detail>)"), _items),
    (re.compile(r"object of type '(?P<kind>\w+)' has no len(?P<detail>)"), _items),
    (re.compile(r"'(?P<kind>\w+)' object is not subscriptable(?P<detail>)"), _items),
    (re.compile(r"unhashable type: '(?P<kind>\w+)'(?P<detail>)"), _word),
    (re.compile(r"requires string as left operand, not (?P<kind>\w+)(?P<detail>)"), _word),
    (re.compile(r"can only concatenate str \(not \"(?P<kind>\w+)\"(?P<detail>)"), _word),
    (re.compile(r"type (?P<kind>\w+) doesn't define __round__(?P<detail>)"), _number),
    (re.compile(r"must be real number, not (?P<kind>\w+)(?P<detail>)"), _number),
    (re.compile(r"'(?P<kind>\w+)' object cannot be interpreted as an integer(?P<detail>)"), _number),
    (re.compile(r"(?P<kind>)values to unpack \(expected (?P<detail>\d+)"), _items),
    (re.compile(r"must be a mapping, not (?P<kind>\w+)(?P<detail>)"), _mapping),
    (re.compile(r"(?:unsupported operand|not supported between)(?P<kind>)(?P<detail>)"), _number),
)


def flaw_of(html: str) -> str:
    """What on a page no template is written for: a method of a text that is printed (`title` of a str)."""
    match = _PRINTED_METHOD.search(html)
    return match[0] if match is not None else ""


def wanted_by(problem: str) -> Wanted | None:
    """What the message of an error asks for."""
    for pattern, remedy in _MESSAGES:
        if (match := pattern.search(problem)) is not None:
            detail = match["detail"].replace("\\'", "'") if remedy is _attribute else match["detail"]
            return Wanted(match["kind"], detail, remedy)
    return None
