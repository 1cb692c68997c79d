"""Method calls: `(value, method, positional arguments, named arguments)`."""

from __future__ import annotations

import sys
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any

from jinja2 import Undefined
from markupsafe import Markup

Call = tuple[Any, str, tuple[Any, ...], dict[str, Any]]

TEXTS = (
    "",
    "hello world",
    "  Foo BAR  ",
    "a,b,,c",
    "ÄÖ ß ǅ ΣΑΣ",
    "it's 3rd-rate",
    "-42",
    "x\ty\nz\r\n",
    "😀a😀",
    "١٢٣",
    "²",
)
FORMATS: tuple[tuple[str, tuple[Any, ...], dict[str, Any]], ...] = (
    ("{} {} {}", (1, "a", None), {}),
    ("{1}{0}{1}", ("x", "y"), {}),
    ("{name}!", (), {"name": "Ada"}),
    ("{0[name]} {1[0]} {1[1].year}", ({"name": "n"}, [7, date(2026, 1, 2)]), {}),
    ("{:>8}|{:<8}|{:^8}|{:*^9}", ("a", "b", "c", "d"), {}),
    ("{:5d}|{:05d}|{:+d}|{: d}|{:,}|{:_}", (42, 42, 42, 42, 1234567, 1234567), {}),
    ("{:x} {:X} {:#x} {:o} {:b} {:#b} {:c}", (255, 255, 255, 8, 5, 5, 65), {}),
    (
        "{:.2f} {:.0f} {:8.3f} {:+.1f} {:,.2f} {:e} {:.3e} {:g} {:G}",
        (2.675, 2.5, 3.14159, 1.25, 1234567.891, 12345.678, 0.00012, 1e10, 1e-7),
        {},
    ),
    ("{:%} {:.1%} {:.0%}", (0.25, 0.123, 0.5), {}),
    ("{} {} {:.3} {:.10}", (1.0, 1e16, 1234567.0, 100.0), {}),
    ("{:10.3}|{:<10}|{:010.2f}|{:=+8d}", ("abcdef", 1.5, -3.14159, 42), {}),
    ("{{}} {{{}}}", (1,), {}),
    ("{!r} {!s} {!a}", ("ü'", "b", "ü"), {}),
    ("{:{}}|{:{w}.{p}f}", ("a", 5, 3.14159), {"w": 8, "p": 2}),
    ("{:%Y-%m-%d %H:%M}", (datetime(2026, 11, 20, 9, 5),), {}),
    ("{} {:>6} {!r}", (True, True, True), {}),
    ("{:d} {:.1f}", (True, True), {}),
    (
        "{:.2f} {:,} {} {:.1%} {:f}",
        (Decimal("2.675"), Decimal("12345.60"), Decimal("1.10"), Decimal("0.5"), Decimal("3")),
        {},
    ),
    ("{:n} {:n} {:.3n}", (12345, 1.5, 1234.5), {}),
    ("{} {}", (float("inf"), float("nan")), {}),
    ("{:.2f} {:05.1f}", (float("-inf"), float("nan")), {}),
    ("{:08,.1f} {:012,d} {:#_x}", (1234.5, 1234567, 65536), {}),
    ("{}", (Undefined(),), {}),
    ("{}", (), {}),
    ("{0} {}", (1, 2), {}),
    ("{missing}", (), {}),
    ("{", (), {}),
    ("}", (), {}),
    ("{:d}", ("x",), {}),
    ("{:s}", (1,), {}),
    ("{:.2f}", ("x",), {}),
    ("{:.2d}", (1,), {}),
    ("{:>5}", ([1],), {}),
    ("{}", ([1, "a"],), {}),
    ("{:z}", (1,), {}),
    ("{:.0f} {:z.0f} {:z.1f}", (-0.4, -0.4, -0.4), {}) if sys.version_info >= (3, 11) else ("", (), {}),
)
PERCENTS: tuple[tuple[str, Any], ...] = (
    ("%s %s", (1, "a")),
    ("%d %i %u", (1.9, -2, True)),
    ("%5d|%-5d|%05d|%+d|% d|%.3d", (42, 42, 42, 42, 42, 7)),
    ("%x %X %#x %o %#o", (255, 255, 255, 8, 8)),
    ("%f %.2f %.0f %8.2f %-8.1f| %08.2f %+.1f", (1.5, 2.675, 2.5, 3.14159, 2.0, -1.5, 1.0)),
    ("%e %.2E %g %G %.3g %g %#.3g", (12345.678, 0.00012, 1e10, 1e-7, 1234.5, 100000.0, 1.0)),
    ("%s%%", "50"),
    ("%s", None),
    ("%s", [1, 2]),
    ("%(a)s %(b)d", {"a": "x", "b": 2}),
    ("%(a)s", {"a": Markup("<i>")}),
    ("%s", {"a": 1}),
    ("%r %s %a", ("ü", "ü", "ü")),
    ("%c%c", (65, "é")),
    ("%5s|%-5s|%.2s|%5.1s", ("ab", "ab", "abc", "xyz")),
    ("%*d|%-*d|%.*f", (5, 42, 5, 42, 2, 3.14159)),
    ("%s %s", ("only",)),
    ("%s", ("a", "b")),
    ("plain", "x"),
    ("plain", ()),
    ("plain", {}),
    ("%d", "x"),
    ("%d", None),
    ("%d", Undefined()),
    ("%s", Undefined()),
    ("%x", 1.5),
    ("%q", 1),
    ("%", 1),
    ("%(x)s", {"y": 1}),
    ("%(x)s", 1),
    ("%s", (Decimal("1.10"),)),
    ("%.1f %d", (Decimal("2.55"), Decimal("2.9"))),
    ("%f", float("inf")),
    ("%5.1f|%-7f|%07.1f", (float("nan"), float("-inf"), float("inf"))),
    ("%.50f", 0.1),
    ("%.3f", 1e25),
    ("%s %d", (2**70, 2**70)),
)


def _calls() -> list[Call]:
    calls: list[Call] = []
    value: Any
    container: Any

    def add(value: Any, method: str, *args: Any, **kwargs: Any) -> None:
        calls.append((value, method, args, kwargs))

    for text in TEXTS:
        for value in (text, Markup(text)):
            for method in [
                "capitalize",
                "casefold",
                "title",
                "swapcase",
                "upper",
                "lower",
                "strip",
                "lstrip",
                "rstrip",
                "split",
                "rsplit",
                "splitlines",
                "expandtabs",
                "encode",
                "isalnum",
                "isalpha",
                "isdecimal",
                "isdigit",
                "islower",
                "isnumeric",
                "isspace",
                "istitle",
                "isupper",
                "isascii",
            ]:
                add(value, method)
            for width in (0, 3, 12, 13):
                for method in ("center", "ljust", "rjust"):
                    add(value, method, width)
                    add(value, method, width, "<")
                add(value, "zfill", width)
            for part in ("o", "a", "", ",", "lo", "😀"):
                for method in ("count", "find", "rfind", "index", "startswith", "endswith"):
                    add(value, method, part)
                    add(value, method, part, 2)
                    add(value, method, part, 1, -1)
                for method in ("partition", "rpartition", "removeprefix", "removesuffix"):
                    add(value, method, part)
                add(value, "replace", part, "<&>")
                add(value, "replace", part, "-", 1)
            for separator in (None, ",", "o", " "):
                for maximum in (-1, 0, 1, 2):
                    add(value, "split", separator, maximum)
                    add(value, "rsplit", separator, maximum)
            add(value, "strip", "a h-")
            add(value, "splitlines", True)
            add(value, "split", maxsplit=1)
            add(value, "startswith", ("a", "h"))
            add(value, "join", ["a", "<", Markup("<b>")])
            add(value, "join", [1])
            add(value, "nothing")
    for template, args, kwargs in FORMATS:
        add(template, "format", *args, **kwargs)
        add(Markup("<b>") + Markup(template), "format", *args, **kwargs)
    add(Markup("{} {:>5} {}"), "format", "<", "<", Markup("<i>"))
    add(Markup("{:>5}"), "format", Markup("<i>"))
    add("x", "split", "")
    for container in ([3, 1, 2, 1], ["b", "A", "a"], []):
        add(container, "append", 9)
        add(container, "extend", [7, 8])
        add(container, "insert", 1, "i")
        add(container, "insert", -1, "i")
        add(container, "pop")
        add(container, "pop", 0)
        add(container, "pop", 9)
        add(container, "remove", 1)
        add(container, "index", 1)
        add(container, "count", 1)
        add(container, "copy")
        add(container, "reverse")
        add(container, "sort")
        add(container, "sort", reverse=True)
        add(container, "clear")
        add(container, "nothing")
    add((1, 2, 1), "count", 1)
    add((1, 2, 1), "index", 2)
    add((1, 2, 1), "append", 2)
    for container in ({"a": 1, "b": None}, {1: "x", "a": 2}, {}):
        add(container, "get", "a")
        add(container, "get", "a", 5)
        add(container, "get", "zz", 5)
        add(container, "get", 1)
        add(container, "get", 1.0)
        add(container, "get", "b", 5)
        add(container, "get", [])
        add(container, "items")
        add(container, "keys")
        add(container, "values")
        add(container, "copy")
        add(container, "pop", "a")
        add(container, "pop", "zz")
        add(container, "pop", "zz", None)
        add(container, "setdefault", "a", 9)
        add(container, "setdefault", "n", 9)
        add(container, "setdefault", "n")
        add(container, "setdefault", 7, 9)
        add(container, "update", {"c": 3, 4: 5})
        add(container, "update", {"a": 0}, d=1)
        add(container, "update", [("p", 1)])
        add(container, "popitem")
        add(container, "clear")
        add(container, "nothing")
    for method in ("union", "intersection", "difference", "issubset", "issuperset", "isdisjoint"):
        add({1, 2}, method, [2, 3])
    moments = (
        datetime(2026, 11, 20, 12, 5, 9),
        datetime(2024, 2, 29, 0, 0, 0, 1500),
        datetime(2021, 1, 3, 23, 59, tzinfo=timezone.utc),
        datetime(1969, 12, 31, 8, 30, tzinfo=timezone(timedelta(hours=5, minutes=30))),
        date(2026, 1, 1),
        date(2023, 12, 31),
        time(7, 5),
        time(19, 45, 30, 5),
    )
    for moment in moments:
        for letter in "aAbBcCdDeFgGhHIjklmMnpPrRStTuUVwWxXyYzZ%f":
            add(moment, "strftime", f"%{letter}")
        add(moment, "strftime", "%-d. %-m. %Y um %-H:%M, %_d %0e %^a %-j %-I %p%%")
        add(moment, "isoformat")
        if isinstance(moment, datetime):
            add(moment, "isoformat", " ")
            add(moment, "date")
            add(moment, "time")
            add(moment, "ctime")
            if moment.tzinfo is not None:
                add(moment, "timestamp")
        if not isinstance(moment, time):
            add(moment, "weekday")
            add(moment, "isoweekday")
    add(b"caf\xc3\xa9", "decode")
    for value in (Undefined(), None, 1, True):
        add(value, "upper")
    return calls


METHOD_CALLS = _calls()
