"""Arguments of a call as the page writes them: the names under which it looks for the results.

The page holds a value in the form that its type there promises: a text that is tested is "" where Python has None, an
object is a name that stands for it. Which forms these are at the calls of a function its contract says (`given`, made
by `transpiler/types/holds.py`); without it they are of types that the page does not narrow.
The other half is `lib/jinja/calls.ts`.
"""

from __future__ import annotations

import datetime as dt
import decimal
import itertools
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from typing import Any

from .scalars import SIMPLE, escaped, is_str
from .wire import ContractError, is_undefined

Handle = Callable[[Any], str]
"""Gives the name that stands for an object."""

_BY_USE = ("text", "shown", "raw", "raw_shown", "html", "truth")
SCALAR = (str, bytes, int, float, decimal.Decimal, dt.date, dt.time)
_FALSE = frozenset({"", "None", "False", "0", "-0"})
_WHOLE = re.compile(r"(-?\d+)\.0")


class Body:
    """What a call block gives to a function: the texts that the function asked for."""

    def __init__(self) -> None:
        self.texts: set[str] = set()

    def forms(self) -> list[str | None]:
        """None where the page leaves the body out, and its text if it has one."""
        return [None, *(self.texts if len(self.texts) == 1 else ())]


def keys_of(
    args: Sequence[Any],
    kwargs: Mapping[str, Any],
    given: Mapping[str, Any] | None,
    handle: Handle,
    packed: bool = False,
) -> Iterator[str]:
    """Under which names a result may be asked for; none if no call of the page gives arguments at these places.

    `packed`: named arguments are a dict of the page that comes last, as `lib/env` gets them.
    """
    names = [*kwargs] if packed else sorted(kwargs)
    places = [*((str(index), "*") for index in range(len(args))), *((name, "**") for name in names)]
    if given is not None and not all(any(name in given for name in place) for place in places):
        return
    values = (*args, *(kwargs[name] for name in names))
    forms = [_forms(_holds(given or {}, place), value, handle) for place, value in zip(places, values, strict=True)]
    for found in itertools.product(*forms):
        written: list[Any] = list(found[: len(args)])
        pairs = [*zip(names, found[len(args) :], strict=True)]
        if pairs:
            written.append({"$dict": pairs} if packed else dict(pairs))
        yield json.dumps(written, ensure_ascii=False, separators=(",", ":"))


def _holds(given: Mapping[str, Any], place: tuple[str, str]) -> list[Any]:
    found = [hold for name in place for hold in given.get(name, ())]
    return found or ["exact", "object"]


def _forms(holds: Sequence[Any], value: Any, handle: Handle) -> list[Any]:
    """The different forms of a value; those that cannot hold it are left out.

    A text is HTML to the page where it stands beside Markup elsewhere.
    """
    if isinstance(value, Body):
        return value.forms()
    found: list[Any] = []
    for hold in (*holds, *(("html",) if is_str(value) and escaped(value) != value else ())):
        for form in _held(hold, value, handle):
            if not any(form == known and type(form) is type(known) for known in found):
                found.append(form)
    return found or [_exact(value, handle)]


def _held(hold: Any, value: Any, handle: Handle) -> list[Any]:
    if hold == "handle":
        return [handle(value)]
    if hold == "handle_shown":
        return [handle(value) if value else ""]
    if hold == "object":
        return _object(value, handle)
    if hold == "term" and isinstance(value, bool):
        return [str(int(value))]
    if hold in _BY_USE:
        try:
            return [_spelled(SIMPLE[hold](value, ""))]
        except ContractError:
            return []
    if isinstance(hold, str):
        static = [value.isoformat()] if isinstance(value, (dt.date, dt.time)) else []
        return [_exact(value, handle), *static]
    kind, inner = hold
    if kind == "dict" and isinstance(value, Mapping):
        return _dicts(value, _alike([_forms(inner, item, handle) for item in value.values()]), handle)
    if kind == "fields" and isinstance(value, Mapping):
        known = dict(inner)
        forms = [_forms(known.get(key, ["exact"]), item, handle) for key, item in value.items()]
        return _dicts(value, _each(forms), handle)
    if kind == "tuple" and isinstance(value, Sequence) and not isinstance(value, (str, bytes)):
        holds = [*inner, *(["exact"] for _ in value[len(inner) :])]
        return _each([_forms(held, item, handle) for held, item in zip(holds, value, strict=False)])
    if kind == "list" and isinstance(value, (Sequence, Set)) and not isinstance(value, (str, bytes)):
        return _alike([_forms(inner, item, handle) for item in value])
    if is_undefined(value) or not value:
        return [[] if kind in ("list", "tuple") else {"$dict": []}]
    return [_exact(value, handle)]


def _dicts(value: Mapping[Any, Any], contents: Iterable[list[Any]], handle: Handle) -> list[Any]:
    keys = [_exact(key, handle) for key in value]
    return [{"$dict": [list(pair) for pair in zip(keys, forms, strict=True)]} for forms in contents]


def _each(forms: Sequence[list[Any]]) -> list[list[Any]]:
    """Members of types of their own: each stands in any of its forms (not all of very many)."""
    return [list(found) for found in itertools.islice(itertools.product(*forms), _MOST)]


def _alike(forms: Sequence[list[Any]]) -> list[list[Any]]:
    """Members of one type: all stand in its first form, in the second, ..."""
    count = max(map(len, forms), default=1)
    return [[found[min(index, len(found) - 1)] for found in forms] for index in range(count)]


_MOST = 64


def _object(value: Any, handle: Handle) -> list[Any]:
    """An object is known by its name, what is false may be none; a dict may be one that the page made itself."""
    if is_undefined(value) or not value:
        return [None, handle(value), _exact(value, handle)]
    content = [_exact(value, handle)] if isinstance(value, Mapping) else []
    return [handle(value), *content]


def _exact(value: Any, handle: Handle) -> Any:
    """The form of a value whose type the page does not narrow."""
    if value is None or is_undefined(value):
        return None
    if isinstance(value, bool):
        return value
    if hasattr(value, "__html__"):
        return _spelled({"__html": str(value.__html__())})
    if isinstance(value, SCALAR):
        return text_of(value)
    if isinstance(value, Mapping):
        return _pairs(value, lambda item: _exact(item, handle), handle)
    if isinstance(value, (Sequence, Set)):
        return [_exact(item, handle) for item in value]
    return handle(value)


def _pairs(value: Mapping[Any, Any], form: Callable[[Any], Any], handle: Handle) -> dict[str, Any]:
    return {"$dict": [[_exact(key, handle), form(item)] for key, item in value.items()]}


def _spelled(sent: Any) -> Any:
    """What a contract makes of a scalar: HTML without special characters is no other than its text."""
    if isinstance(sent, dict) and escaped(sent["__html"]) == sent["__html"]:
        return str(sent["__html"])
    return sent


def text_of(value: Any) -> str:
    """The text of an argument: numbers without a needless `.0`, since a number of the page has none."""
    text = str(value)
    whole = _WHOLE.fullmatch(text)
    text = whole[1] if whole is not None else text
    return "0" if text == "-0" else text
