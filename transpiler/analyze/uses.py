"""What filters, methods, tests and ambient names do with values: tables.

Sources: `jinja2/filters.py`, `jinja2/tests.py`, Flask's template globals, `werkzeug.wrappers.Request`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from transpiler.analyze.cells import Use
from transpiler.types import BOOL, FLOAT, HTML, INT, NONE, NUMBER, STR, List, Type, union


@dataclass(frozen=True, slots=True)
class FilterUse:
    """A filter whose meaning needs no more than its input's use and its result's type."""

    input: Use
    result: Type


_TEXT = FilterUse(Use.PRINT, STR)

FILTERS: dict[str, FilterUse] = {
    **dict.fromkeys(
        ("capitalize", "center", "indent", "lower", "replace", "striptags", "string", "title", "trim", "truncate",
         "upper", "wordwrap"), _TEXT),
    **dict.fromkeys(("e", "escape", "forceescape", "urlize", "xmlattr"), FilterUse(Use.PRINT, HTML)),
    "safe": FilterUse(Use.PRINT | Use.SAFE, HTML),
    "wordcount": FilterUse(Use.PRINT, INT),
    "length": FilterUse(Use.LENGTH, INT),
    "count": FilterUse(Use.LENGTH, INT),
    "abs": FilterUse(Use.NUMBER | Use.RESULT, NUMBER),
    "round": FilterUse(Use.NUMBER | Use.RESULT, FLOAT),
    "filesizeformat": FilterUse(Use.NUMBER, STR),
    "int": FilterUse(Use.OPAQUE, INT),
    "float": FilterUse(Use.OPAQUE, FLOAT),
    "tojson": FilterUse(Use.WHOLE, HTML),
    "pprint": FilterUse(Use.WHOLE, STR),
    "urlencode": FilterUse(Use.OPAQUE, STR),
}  # fmt: skip
FILTERS["xmlattr"] = FilterUse(Use.WHOLE, HTML)

SAME_LIST = frozenset({"sort", "reverse", "list", "unique", "select", "reject", "selectattr", "rejectattr"})
ONE_ITEM = frozenset({"first", "last", "random", "min", "max"})
STRUCTURAL = SAME_LIST | ONE_ITEM | {
    "default", "d", "map", "join", "sum", "groupby", "batch", "slice", "dictsort", "items", "attr", "format",
}  # fmt: skip

TESTS: dict[str, Use] = {
    "defined": Use.DEFINED,
    "undefined": Use.DEFINED,
    "none": Use.NONE,
    "divisibleby": Use.NUMBER,
    "even": Use.NUMBER,
    "odd": Use.NUMBER,
    "lower": Use.PRINT,
    "upper": Use.PRINT,
    "in": Use.EQUAL,
    **dict.fromkeys(
        ("boolean", "float", "integer", "iterable", "mapping", "number", "sequence", "string"), Use.OPAQUE | Use.KIND
    ),
    "filter": Use.OPAQUE,
    "test": Use.OPAQUE,
}

STR_METHODS = frozenset({
    "capitalize", "casefold", "center", "endswith", "expandtabs", "find", "isalnum", "isalpha", "isdecimal",
    "isdigit", "islower", "isnumeric", "isspace", "istitle", "isupper", "ljust", "lower", "lstrip", "partition",
    "removeprefix", "removesuffix", "replace", "rfind", "rjust", "rpartition", "rsplit", "rstrip", "split",
    "splitlines", "startswith", "strip", "swapcase", "title", "upper", "zfill",
})  # fmt: skip
STR_METHODS_WITH_KEYWORDS = frozenset({"expandtabs", "rsplit", "split", "splitlines"})
_STR_RESULTS: dict[str, Type] = {
    **dict.fromkeys(("split", "rsplit", "splitlines", "partition", "rpartition"), List(STR)),
    **dict.fromkeys(("find", "rfind"), INT),
}


def str_method_result(name: str) -> Type:
    """What a `str` method returns."""
    return BOOL if name.startswith("is") or name.endswith("swith") else _STR_RESULTS.get(name, STR)


BYTES_METHODS = frozenset({"decode"})
"""Methods of bytes that no other kind of value has."""
MOMENT_METHODS = frozenset({"strftime", "isoformat"})
_OF_PLACES = ("%s", "%-s", "%_s", "%0s")
"""What `strftime` writes of Python's own time zone: the seconds since 1970 there."""


def is_of_moments(name: str, args: Sequence[object]) -> bool:
    """Whether a method with these positional arguments says of a date what the page can say itself."""
    placed = any(isinstance(arg, str) and part in arg for arg in args for part in _OF_PLACES)
    return name in MOMENT_METHODS and not placed


DICT_METHODS = frozenset({"items", "keys", "values"})
MUTATING_METHODS = frozenset({
    "append", "extend", "insert", "remove", "pop", "clear", "update", "setdefault", "add", "discard", "sort", "reverse",
    "popitem", "next", "reset",
})  # fmt: skip
CHANGES_OF_DICTS = frozenset({"clear", "pop", "popitem", "setdefault", "update"})

GLOBAL_VALUES = frozenset({"request", "session", "g", "config"})
"""Ambient values: each is a field of `ctx.globals`."""
CONTEXT_FUNCTIONS = frozenset({
    "get_flashed_messages", "csrf_token", "csp_nonce", "_", "gettext", "ngettext", "pgettext", "npgettext",
})  # fmt: skip
"""Ambient functions that need `ctx`."""
PURE_FUNCTIONS = frozenset({"url_for", "range", "dict", "cycler", "joiner", "namespace"})
AMBIENT_FUNCTIONS = CONTEXT_FUNCTIONS | PURE_FUNCTIONS
AMBIENT_VARS = frozenset({"current_user"})

FUNCTION_RESULTS: dict[str, Type] = {
    "csrf_token": STR,
    "csp_nonce": STR,
    "url_for": STR,
    "range": List(INT),
    "lipsum": HTML,  # random: a function of the environment, whose text Python sends
    **dict.fromkeys(("_", "gettext", "ngettext", "pgettext", "npgettext"), HTML),
}

_MAYBE_STR = union(STR, NONE)
REQUEST_TYPES: dict[str, Type] = {
    **dict.fromkeys(
        ("path", "full_path", "method", "url", "base_url", "url_root", "root_url", "host", "host_url", "scheme",
         "script_root"), STR),
    **dict.fromkeys(("endpoint", "blueprint", "remote_addr", "referrer"), _MAYBE_STR),
    "is_secure": BOOL,
    "is_json": BOOL,
    "blueprints": List(STR),
}  # fmt: skip
"""What werkzeug's request holds, where every version agrees. Starlette's differs: `STARLETTE_TYPES`."""
REQUEST_TEXTS = ("args", "form", "values", "cookies", "headers", "query_params", "path_params")
"""Mappings of the request whose values are `str`."""
STARLETTE_TYPES: dict[str, Type] = {"method": STR}

HTML_CALLS = frozenset({"hidden_tag", "label", "render_form", "csrf_field"})
"""Calls that return Markup in WTForms."""
