"""In which forms a page holds the values of a type, where it gives them to a Python function.

The bridge names the result of a call by its arguments (`transpiler/bridge/keys.py`) and writes them as the page does,
which a type by use decides: a text that is tested holds None as "", one that is only printed as "None".
Input: a `Type`. Output: names of forms: `exact`, the scalars by use of a contract, `object`, `["list", ...]`,
`["tuple", [[...], ...]]` by place, `["fields", [[key, [...]]]]` of a dict that the page makes itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from transpiler.types.algebra import members
from transpiler.types.model import Bool, Dict, Html, List, Numeral, Object, Str, Tuple, Type

Hold: TypeAlias = "str | tuple[str, tuple[Hold | tuple[Hold, ...] | tuple[str, tuple[Hold, ...]], ...]]"

_DEPTH = 4


def holds_of(type_: Type, depth: int = 0) -> frozenset[Hold]:
    """The forms of a type; collections have those of their items, told by place in a tuple."""
    return frozenset(_hold(member, depth + 1) for member in members(type_)) if depth < _DEPTH else frozenset({"exact"})


def _hold(type_: Type, depth: int) -> Hold:
    match type_:
        case Bool(by_use=True):
            return "truth"
        case Numeral(printed=False):
            return "term"
        case Str(by_use=True):
            return _text(type_)
        case Html():
            return "html"
        case Object(fields=fields) if fields and "$ref" not in fields:
            return ("fields", tuple((key, sorted_holds(holds_of(one.type, depth))) for key, one in fields.items()))
        case Object():
            return "object"
        case List(item):
            return ("list", sorted_holds(holds_of(item, depth)))
        case Dict(_, value):
            return ("dict", sorted_holds(holds_of(value, depth)))
        case Tuple(items):
            return ("tuple", tuple(sorted_holds(holds_of(item, depth)) for item in items))
        case _:
            return "exact"


def _text(type_: Str) -> str:
    if type_.handle:
        return "handle_shown" if type_.empty_if_false else "handle"
    return ("raw" if type_.raw else "text") if not type_.empty_if_false else "raw_shown" if type_.raw else "shown"


def sorted_holds(holds: frozenset[Hold]) -> tuple[Hold, ...]:
    """The forms in an order that does not change from run to run."""
    return tuple(sorted(holds, key=repr))


Given: TypeAlias = dict[str, frozenset[Hold]]
"""The arguments that a function is given at all its calls: by position (`0`), by name (`class`), `*` and `**`."""


def joined(parts: Iterable[Mapping[str, Given]]) -> dict[str, Given]:
    """What several modules give to functions, together."""
    found: dict[str, Given] = {}
    for part in parts:
        for function, given in part.items():
            places = found.setdefault(function, {})
            for place, holds in given.items():
                places[place] = places.get(place, frozenset()) | holds
    return found


def as_json(given: Given) -> dict[str, Any]:
    """The same as JSON."""
    return {place: list(sorted_holds(holds)) for place, holds in sorted(given.items())}
