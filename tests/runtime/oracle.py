"""What Jinja2 and Python answer to the calls of a case."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import InvalidOperation
from functools import partial
from typing import Any

import flask
import jinja2
from jinja2 import filters
from jinja2.nodes import EvalContext

from tests.runtime.wire import Json, encode, normal

ENVIRONMENTS = {escape: jinja2.Environment(autoescape=escape) for escape in (True, False)}
for _env in ENVIRONMENTS.values():
    _env.policies["json.dumps_function"] = flask.Flask(__name__).json.dumps


@dataclass(frozen=True, slots=True)
class Case:
    """A call of a helper and how Python answers the same question."""

    label: str
    helper: str
    arguments: Json
    expected: Json


def case(label: str, helper: str, arguments: Sequence[Any], oracle: Callable[..., Any], *given: Any) -> Case:
    """The oracle gets the arguments of the helper, or `given` where Python's are others.

    The arguments are encoded before the oracle runs, which may change them.
    """
    encoded = [encode(argument) for argument in arguments]
    text = f"{label}: {helper}({', '.join(map(repr, encoded))})"
    return Case(text, helper, encoded, answer(partial(oracle, *(given or arguments))))


def answer(oracle: Callable[[], Any]) -> Json:
    """The encoded result, or the kind of the error."""
    try:
        result = oracle()
        return {"value": normal(encode(list(result) if isinstance(result, Iterator) else result))}
    except jinja2.UndefinedError:
        return {"error": "UndefinedError"}
    except (ZeroDivisionError, InvalidOperation):  # those of decimals have many names
        return {"error": "ZeroDivisionError"}
    except Exception as error:
        return {"error": type(error).__name__}


@dataclass(frozen=True, slots=True)
class Filter:
    """How a filter is called in TypeScript: the first parameters by position, these by name."""

    helper: str
    positional: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    autoescape: bool = False
    pairs: bool = False


FILTERS = {
    "abs": Filter("abs"),
    "attr": Filter("attr", ("name",)),
    "batch": Filter("batch", ("linecount", "fill_with")),
    "capitalize": Filter("capitalize"),
    "center": Filter("center", ("width",)),
    "count": Filter("length"),
    "default": Filter("default_", ("default_value", "boolean")),
    "dictsort": Filter("dictsort", (), ("case_sensitive", "by", "reverse"), pairs=True),
    "escape": Filter("escaped"),
    "filesizeformat": Filter("filesizeformat", ("binary",)),
    "first": Filter("first"),
    "float": Filter("toFloat", ("default",)),
    "forceescape": Filter("forceescape"),
    "groupby": Filter("groupby", ("attribute",), ("default", "case_sensitive")),
    "indent": Filter("indent", ("width",), ("first", "blank")),
    "int": Filter("toInt", ("default", "base")),
    "items": Filter("items", pairs=True),
    "join": Filter("join", ("d",), ("attribute",), autoescape=True),
    "last": Filter("last"),
    "length": Filter("length"),
    "list": Filter("list"),
    "lower": Filter("lower"),
    "max": Filter("max", (), ("case_sensitive", "attribute")),
    "min": Filter("min", (), ("case_sensitive", "attribute")),
    "pprint": Filter("pprint"),
    "replace": Filter("replace", ("old", "new"), ("count",), autoescape=True),
    "reverse": Filter("reverse"),
    "round": Filter("round", ("precision", "method")),
    "safe": Filter("safe"),
    "slice": Filter("columns", ("slices", "fill_with")),
    "sort": Filter("sort", (), ("reverse", "case_sensitive", "attribute")),
    "string": Filter("softStr"),
    "striptags": Filter("striptags"),
    "sum": Filter("sum", (), ("attribute", "start")),
    "title": Filter("title"),
    "tojson": Filter("tojson", ("indent",)),
    "trim": Filter("trim", ("chars",)),
    "truncate": Filter("truncate", ("length",), ("killwords", "end", "leeway")),
    "unique": Filter("unique", (), ("case_sensitive", "attribute")),
    "upper": Filter("upper"),
    "urlencode": Filter("urlencode"),
    "urlize": Filter("urlize", (), ("trim_url_limit", "nofollow", "target", "rel", "extra_schemes"), autoescape=True),
    "wordcount": Filter("wordcount"),
    "wordwrap": Filter("wordwrap", ("width",), ("break_long_words", "wrapstring", "break_on_hyphens")),
    "xmlattr": Filter("xmlattr", (), ("autospace",), autoescape=True),
}


def run_filter(name: str, value: Any, args: tuple[Any, ...], kwargs: dict[str, Any], autoescape: bool = True) -> Any:
    """The filter's result in Jinja2."""
    env = ENVIRONMENTS[autoescape]
    context = env.from_string("").new_context({})
    return env.call_filter(name, value, args, kwargs, context=context, eval_ctx=EvalContext(env))


def run_test(name: str, value: Any, *args: Any) -> Any:
    """The test's result in Jinja2."""
    env = ENVIRONMENTS[True]
    context = env.from_string("").new_context({})
    return env.call_test(name, value, args, {}, context=context, eval_ctx=EvalContext(env))


def filter_call(name: str, value: Any, args: tuple[Any, ...], kwargs: dict[str, Any], autoescape: bool) -> Case:
    """A filter applied as a template does, and the call the transpiler writes for it."""
    shape = FILTERS[name]
    given = _bound(name, args, kwargs)
    call: list[Any] = [value, *(given.get(parameter, jinja2.Undefined()) for parameter in shape.positional)]
    options = {key: given[key] for key in shape.options if key in given}
    if shape.autoescape and not autoescape:
        options["autoescape"] = False
    while call[1:] and isinstance(call[-1], jinja2.Undefined) and not options:
        call.pop()
    if options:
        call.append(options)
    helper = shape.helper
    if shape.pairs:
        call.insert(0, helper)
        helper = "pairs"
    return case(f"{name} filter", helper, call, run_filter, name, value, args, kwargs, autoescape)


def _bound(name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> dict[str, Any]:
    if not args and not kwargs:
        return {}
    signature = inspect.signature(filters.FILTERS[name])
    passed = [name for name in signature.parameters if name in ("environment", "env", "eval_ctx", "context")]
    bound = signature.bind_partial(*[None] * len(passed), None, *args, **kwargs)
    return dict(list(bound.arguments.items())[len(passed) + 1 :])
