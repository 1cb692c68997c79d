"""Cases beside the operators, filters and methods: Unicode, entities, floats, URLs, translations, React."""

from __future__ import annotations

import html
import html.entities
import itertools
import math
import operator
import random
import string
import struct
import unicodedata
from collections.abc import Iterator
from functools import partial
from typing import Any
from urllib.parse import quote

import jinja2
from jinja2.ext import InternationalizationExtension
from markupsafe import Markup
from werkzeug.routing import Map, Rule

from tests.runtime.method_cases import PERCENTS
from tests.runtime.oracle import Case, case

CHANGED = frozenset((0x19B, 0x264, 0x295, 0x10FC))
"""Letters that got a partner or another class in a later Unicode."""

SPACES = "".join(chr(code) for code in range(0x3100) if chr(code).isspace())


def more_cases() -> Iterator[Case]:
    """Everything that is no filter, operator or method."""
    yield from _percent()
    yield from _floats()
    yield from _numerals()
    yield from _unicode()
    yield from _entities()
    yield from _urls()
    yield from _translations()
    yield from _globals()
    yield from _attributes()


def _percent() -> Iterator[Case]:
    for text, value in PERCENTS:
        yield case("%", "percent", [text, value], operator.mod)
        yield case("%", "mod", [Markup(text), value], operator.mod)
    for value in ("<b>", Markup("<b>"), None, 1.0, ["<"], {"k": "<"}):
        yield case("%", "percent", [Markup("<i>%s</i>"), (value,)], operator.mod)
        yield case("%", "percent", [Markup("%(x)s|%(x)r"), {"x": value}], operator.mod)
    yield case("format", "format", ["%s-%d", "a", 2], lambda text, *args: text % args)


def _floats() -> Iterator[Case]:
    source = random.Random(3)
    numbers = [source.uniform(-1e6, 1e6) for _ in range(200)]
    numbers += [struct.unpack("<d", source.randbytes(8))[0] for _ in range(300)]
    numbers += [source.randrange(10**6) / 8 for _ in range(100)]
    numbers += [5e-324, 1.7976931348623157e308, 0.5, 1.5, 2.5, 1e15, 1e16, 1e17, 123456789012345680.0, 1e-4, 1e-5]
    numbers = [x for x in numbers if math.isfinite(x)]
    for x in numbers:
        yield case("float", "repr", [x], repr)
        for text in ("%.0f", "%.3f", "%e", "%.12g", "%g"):
            yield case("float", "percent", [text, (x,)], operator.mod)
        yield case("float", "pyFormat", ["{:.4}|{:,.1f}", [x, x]], lambda text, args: text.format(*args))
    for _ in range(200):
        pair = [source.choice(numbers), source.choice(numbers)]
        yield case("float", "add", pair, operator.add)
        yield case("float", "floordiv", pair, operator.floordiv)
        yield case("float", "mod", pair, operator.mod)
    for _ in range(200):
        ints = [source.randrange(-(10**24), 10**24), source.randrange(1, 10 ** source.randrange(1, 24))]
        yield case("int", "div", ints, operator.truediv)
        yield case("int", "floordiv", ints, operator.floordiv)
        yield case("int", "mod", [ints[0], -ints[1]], operator.mod)


def _numerals() -> Iterator[Case]:
    """Numbers that are printed: floats and ints beyond 2 ** 53 travel as their text."""
    numbers = [0, 1, -3, 2**53 + 5, 0.0, -0.0, 2.0, 0.1, 1e16, 1e-7]

    def sent(x: float) -> float | str:
        return x if isinstance(x, int) and abs(x) <= 2**53 else str(x)

    for a, b in itertools.product(numbers, repeat=2):
        for helper, operation in (("plus", operator.add), ("minus", operator.sub), ("times", operator.mul)):
            yield case("numeral", helper, [sent(a), sent(b)], lambda a, b, run=operation: sent(run(a, b)), a, b)
    for x in numbers:
        yield case("numeral", "boxNumeral", [sent(x)], lambda x: x, x)


def _unicode() -> Iterator[Case]:
    """Each block of code points at once; letters that this Python does not know yet are left out."""
    for start in (*range(0, 0x2E80, 0x40), *range(0x4E00, 0x5200, 0x40), *range(0xFB00, 0x10000, 0x40), 0x10400):
        chars = [chr(code) for code in range(start, start + 0x40) if _known(code)]
        if not chars:
            continue
        for method in ("upper", "lower", "capitalize", "title", "swapcase"):
            texts = chars if method != "title" else [f"a{char}b {char}c" for char in chars]
            yield case(f"unicode {start:x}", "manyMethods", [texts, method], _methods)
        for method in ("isdigit", "isdecimal", "isnumeric", "isalpha", "isalnum", "isspace", "islower", "isupper"):
            yield case(f"unicode {start:x}", "manyMethods", [chars, method], _methods)
        yield case(f"unicode {start:x}", "repr", [chars], repr)
    yield case("spaces", "manyMethods", [[f"a{SPACES}b"], "split"], _methods)
    sigmas = ["ΑΣ", "ΑΣ.", "Α.Σ", "ΣΑ", "ΑΣ Β", "Σ", "aΣb", "AΣ\u0301"]
    for method in ("lower", "capitalize", "title", "swapcase"):
        yield case("sigma", "manyMethods", [sigmas, method], _methods)


def _methods(texts: list[str], method: str) -> list[Any]:
    return [getattr(text, method)() for text in texts]


def _known(code: int) -> bool:
    """Assigned in the Unicode of this Python, which is older than that of a current Node; no surrogates."""
    return unicodedata.category(chr(code)) not in ("Cn", "Cs", "Co") and code not in CHANGED


def _entities() -> Iterator[Case]:
    for name in html.entities.html5:
        for text in (f"&{name}", f"x&{name}y", f"&{name.rstrip(';')}= "):
            yield case("entity", "unescape", [text], html.unescape)
    for code in (*range(0x110), 0xD800, 0xFDD0, 0xFFFE, 0xFFFF, 0x1FFFF, 0x10FFFF, 0x110000, 10**12):
        for text in (f"&#{code};", f"&#x{code:x};", f"&#{code} "):
            yield case("entity", "unescape", [text], html.unescape)


def _urls() -> Iterator[Case]:
    adapter = Map([Rule("/a/<name>", endpoint="x")]).bind("h")

    def path(name: str) -> str:
        return adapter.build("x", {"name": name})[len("/a/") :]

    def query(values: dict[str, Any]) -> str:
        return adapter.build("x", {"name": "n", **values})[len("/a/n") :]

    for text in (string.printable.replace("/", ""), "ü😀", "a b", "100%", "~-._"):
        yield case("url", "quotePath", [text], path)
        yield case("url", "quote", [text], partial(quote, safe=""))
        yield case("url", "quoteAnchor", [text], partial(quote, safe="%!#$&'()*+,/:;=?@"))
        yield case("url", "query", [{"q": text}], query)
    values = {"a": 1, "b": ["x y", None, "&"], "c": None, "d": True, "e é": "", "f": 1.5, "g": []}
    yield case("url", "query", [values], query)
    yield case("url", "query", [{}], query)


def _translations() -> Iterator[Case]:
    env: Any = jinja2.Environment(extensions=[InternationalizationExtension], autoescape=True)
    env.install_gettext_callables(
        lambda message: message,
        lambda singular, plural, count: singular if count == 1 else plural,
        newstyle=True,
        pgettext=lambda context, message: message,
        npgettext=lambda context, singular, plural, count: plural,
    )
    context = env.from_string("").new_context({})
    ctx: dict[str, Any] = {"globals": {}}

    def translate(function: str, arguments: list[Any], variables: dict[str, Any]) -> Any:
        return context.call(env.globals[function], *arguments, **variables)

    calls: list[tuple[str, list[Any], dict[str, Any]]] = [
        ("gettext", ["Hi <b>%(name)s</b>"], {"name": "<x>"}),
        ("gettext", ["100%%"], {}),
        ("gettext", ["%(n)d"], {"n": 2.5}),
        ("gettext", ["%(a)s"], {}),
        ("gettext", ["x"], {}),
        *(("ngettext", ["%(num)s apple", "%(num)s apples", n], {}) for n in (0, 1, 2)),
        ("ngettext", ["%(num)s apple", "%(num)s apples", 2], {"num": "<1>"}),
        ("pgettext", ["menu", "%(context)s: %(x)s"], {"x": 1}),
        ("npgettext", ["m", "a", "%(num)d", 3], {}),
    ]
    for function, arguments, variables in calls:
        yield case("i18n", function, [ctx, *arguments, variables], translate, function, arguments, variables)


def _globals() -> Iterator[Case]:
    for arguments in ((5,), (2, 5), (5, 2, -1), (0,), (0, 10, 3), (10, 0, -4), (3, 3), (-3,), (0, 5, 0)):
        yield case("global", "range", arguments, lambda *bounds: list(range(*bounds)))
    dicts: list[list[Any]] = [
        [],
        [("a", 1)],
        [(1, 2), ("a", 3)],
        [("10", 1)],
        [("__html", "x")],
        [("__proto__", 1)],
        [(1, "a"), (1.0, "b"), (True, "c")],
    ]
    for pairs in dicts:
        yield case("global", "makeDict", [pairs], dict)
        yield case("global", "makeDict", [pairs, {"k": 0}], lambda pairs, names: dict(pairs, **names))
    unpacked: list[tuple[Any, int]] = [((1, 2), 2), ([1, 2, 3], 2), ("ab", 2), ({"x": 1}, 1), (None, 1), ([1], 2)]
    for value, count in unpacked:
        yield case("unpack", "unpack", [value, count], _unpacked)
    for text in ("\nx", "\r\nx", "x\n", "\n\nx", ""):
        yield case("textarea", "textareaText", [text], lambda text: text.removeprefix("\r").removeprefix("\n"))
    for text in ("&lt;b&gt; &amp;amp; &copy=", "x"):
        yield case("plain", "plain", [text], str)
    yield case("plain", "plain", [Markup("&lt;b&gt; &amp;amp; &#39;")], html.unescape)
    for name in ("join", "odd", "nothing"):
        yield case("names", "isFilter", [name], lambda name: name in jinja2.filters.FILTERS)
        yield case("names", "isTest", [name], lambda name: name in jinja2.tests.TESTS)


def _unpacked(value: Any, count: int) -> list[Any]:
    parts = list(value)
    if len(parts) != count:
        raise ValueError
    return parts


def _attributes() -> Iterator[Case]:
    env = jinja2.Environment()
    containers: list[Any] = [
        [1, 2],
        (1, 2),
        "ab",
        "😀x",
        Markup("<b"),
        {"a": 1},
        {0: "n", "0": "t"},
        5,
        None,
        {True: 1},
    ]
    for key in (0, -1, 5, "0", 1.0, True, None, "a", -9, 2**70):
        for value in containers:
            yield case("item", "getitem", [value, key], env.getitem)
    yield case("strict", "required", [None, "x"], lambda value, name: value)
    yield case("strict", "required", [jinja2.Undefined(), "x"], lambda value, name: value + 1)
    objects: list[Any] = [{"a": None}, {"a": 1}, None, 5, "x", [1], {1: 2}]
    for value in objects:
        yield case("attribute", "getattr", [value, "a"], env.getattr)
