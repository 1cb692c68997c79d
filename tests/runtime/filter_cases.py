"""Filter calls: `(filter, value, positional arguments, named arguments)`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from jinja2 import Undefined
from markupsafe import Markup

USERS = [
    {"name": "Ada", "age": 36, "city": {"name": "London"}, "tags": ["x", "y"]},
    {"name": "bob", "age": 36, "city": {"name": "paris"}, "tags": []},
    {"name": "Cleo", "age": 7, "city": {"name": "Paris"}},
    {"name": "ada", "age": 50.0, "city": {}},
]
NUMBERS = [0.5, 1.5, 2.5, -0.5, -2.5, 2.675, 1.005, 1234.5678, 42, -7, 15, 25, True, 1e20, 0.1 + 0.2, 2**70 + 5]
LOREM = (
    "Lorem ipsum dolor sit amet, consectetur-adipiscing elit -- sed do eiusmod tempor "
    "incididunt_ut_labore_et_dolore_magna_aliqua. A known e.g. state-of-the-art (foo-bar) a-b ---x\n\nend  of  it "
)
URL_TEXTS = [
    "foo http://www.example.com/ bar",
    "www.example.com and example.org, (http://x.com/a_(b)) <https://y.net>.",
    "mail me@example.com or mailto:you@example.co.uk, @a@b x@y",
    "http://127.0.0.1:8080/?q=1&r=2 http://[::1]/ ftp://no.com tel:123 https://ü.de",
    "https://example.com/a?b=<c>&d='e' example.com/x, EXAMPLE.COM http://localhost HTTPS://UP.COM",
    "(see http://x.com) ((http://a.org)) &lt;http://b.org&gt; http://c.org... www.",
    "http://example.com/" + "long" * 20,
    "tabs\thttp://a.com\nnew www.b.de http://a.com/\n",
]

Call = tuple[str, Any, tuple[Any, ...], dict[str, Any]]


def _calls() -> list[Call]:
    calls: list[Call] = []
    value: Any
    text: Any
    items: Any
    size: Any
    key: Any
    old: Any
    new: Any
    count: Any
    number: Any
    separator: Any
    width: Any
    end: Any
    chars: Any

    def add(name: str, value: Any, *args: Any, **kwargs: Any) -> None:
        calls.append((name, value, args, kwargs))

    for number in NUMBERS:
        for precision in (0, 1, 2, 3, -1, -2):
            for method in ("common", "ceil", "floor"):
                if abs(number) < 1e15 or method == "common":
                    add("round", number, precision, method)
    add("round", 1.5, 0, "odd")
    add("round", Undefined())
    for text in (
        "42",
        "42.7",
        "abc",
        "",
        "-1",
        "+5",
        "1_000",
        "1__0",
        "٤٢",
        "1e3",
        "inf",
        "nan",
        "0b11",
        "99999999999999999999",
    ):
        add("int", text)
        add("int", text, 5)
        add("float", text)
        add("float", text, 1.5)
        add("float", text, default=None)
    for text, base in (
        ("1F", 16),
        ("0x1F", 16),
        ("0b11", 2),
        ("0o17", 8),
        ("0x1F", 0),
        ("077", 0),
        ("z", 36),
        ("12", 2),
    ):
        add("int", text, 0, base)
        add("int", text, default=None, base=base)
    add("int", Markup("7"))
    add("int", 2.999)
    add("int", 1e300)
    for size in (
        0,
        1,
        999,
        1000,
        1023,
        1024,
        1500,
        10**6,
        1234567,
        10**9,
        5 * 10**12,
        10**15,
        10**24,
        10**28,
        "300",
        2.7,
    ):
        add("filesizeformat", size)
        add("filesizeformat", size, True)
    for number, start in ((5, 2), (13, 1)):
        for items in ([], [1], list(range(7)), list(range(10)), "abcdefg", {"a": 1, "b": 2, "c": 3}):
            for count in (1, start, 3, number):
                add("batch", items, count)
                add("batch", items, count, "x")
                add("slice", items, count)
                add("slice", items, count, "x")
    add("slice", [1], 0)
    for count in (0, -1, 2.0, 1.5, True, "2"):
        for items in ([], [1, 2, 3], list(range(4))):
            add("batch", items, count)
            add("batch", items, count, "x")
    for length in (0, 2, 3, 5, 9, 11, 12, 20, 255):
        for killwords in (False, True):
            for end in ("...", "", "…", "&raquo;", Markup("&hellip;")):
                for leeway in (None, 0, 2):
                    add("truncate", "foo bar baz qux", length, killwords, end, leeway)
                add("truncate", Markup("foo <b>bar</b> baz"), length, killwords, end)
    add("truncate", "😀😀😀 😀😀😀 😀😀😀", 5, leeway=0)
    add("truncate", [1, 2], 9)
    add("truncate", "abcdef", 4, leeway=-1)
    for width in (1, 3, 5, 10, 17, 20, 40, 79):
        for long_words in (True, False):
            for hyphens in (True, False):
                add("wordwrap", LOREM, width, long_words, None, hyphens)
        add("wordwrap", LOREM, width, wrapstring="<br>\n")
        add("wordwrap", Markup("a <b>c</b> dddd ee"), width, wrapstring=Markup("<br>"))
    add("wordwrap", "ünï😀cöde-wörd-größe " * 3, 7)
    add("wordwrap", "x", 0)
    for text in ("foo\nbar\n\n baz", "one", "", "a\r\nb\n", Markup("<p>\nx\n\ny</p>")):
        for width in (4, 0, "> ", "<&>"):
            for first in (False, True):
                for blank in (False, True):
                    add("indent", text, width, first, blank)
    for text in ("foo", "", "a b", Markup("<b>"), "toolong"):
        for width in (0, 3, 4, 5, 8, 9):
            add("center", text, width)
    for chars in (None, "", " ", "xy", "^]-\\", "a-z"):
        for text in ("  xyaxy  ", "xy", "^]\\a-", "\u3000\x1cab\x85\ufeff", Markup(" <b> ")):
            add("trim", text, chars)
    for old, new, count in (
        ("a", "b", None),
        ("a", "<", 1),
        ("", "-", None),
        ("", "-", 2),
        ("aa", "a", 0),
        (1, 2, None),
    ):
        for text in ("banana aa", "", 112, Markup("a&a")):
            add("replace", text, old, new, count)
            add("replace", text, Markup(str(old)), new)
            add("replace", text, old, Markup("<hr>"))
    for separator in ("", ", ", "<", Markup("<br>"), 0):
        for items in (
            [],
            ["a"],
            ["a", "b<"],
            [1, 2.0, None, True],
            [Markup("<i>"), "<p>"],
            "abc",
            {"k": 1, "l": 2},
            (1,),
        ):
            add("join", items, separator)
    add("join", USERS, ", ", attribute="name")
    add("join", USERS, "|", attribute="city.name")
    add("join", [["a", "b"], "cd"], attribute=1)
    add("join", USERS, attribute="tags.0")
    add("join", None)
    for kwargs in ({}, {"reverse": True}, {"case_sensitive": True}, {"reverse": True, "case_sensitive": True}):
        add("sort", ["b", "A", "a", "C", "B", "ä", "😀", "\uffff"], **kwargs)
        add("sort", USERS, attribute="name", **kwargs)
        add("sort", USERS, attribute="age,name", **kwargs)
        add("sort", USERS[:3], attribute="city.name", **kwargs)
        add("dictsort", {"b": 1, "A": 3, "a": 2, "C": 0}, **kwargs)
        add("dictsort", {"b": "x", "A": "Y", "a": "y"}, by="value", **kwargs)
    add("sort", [(2, "b"), (1, "z"), (2, "a")])
    add("sort", [1, "a"])
    add("sort", [3, 2.5, True, 10])
    add("sort", [None, None])
    add("sort", {"b": 1, "a": 2})
    add("sort", USERS, attribute="missing")
    add("dictsort", {"a": 1}, by="nothing")
    add("dictsort", {2: "b", 10: "a", 1: "c"})
    add("dictsort", {1: "b", "a": "a"})
    for kwargs in ({}, {"case_sensitive": True}):
        add("unique", ["b", "A", "a", "b", "B", 1, 1.0, True, None], **kwargs)
        add("unique", USERS, attribute="age", **kwargs)
        add("min", ["b", "A", "a"], **kwargs)
        add("max", ["b", "A", "a", "B"], **kwargs)
        add("min", USERS, attribute="name", **kwargs)
        add("max", USERS, attribute="age", **kwargs)
        add("groupby", USERS, "age", **kwargs)
        add("groupby", USERS, "city.name", default="none", **kwargs)
        add("groupby", USERS[:3], "city.name", **kwargs)
    add("groupby", USERS, "missing")
    add("groupby", [(1, "a"), (2, "b"), (1, "c")], 0)
    add("unique", [[1], [1]])
    add("unique", [(1, 2), (1, 2.0)])
    add("max", [1, "a"])
    add("sum", [1, 2.5, True])
    add("sum", [0.1] * 10)
    add("sum", [0.5, 0.5])
    add("sum", [[1], [2]], start=[])
    add("sum", ["a"], start="")
    add("sum", USERS, attribute="age")
    add("sum", USERS, "age", 100)
    add("sum", [Decimal("1.10"), 2])
    for name in ("first", "last", "reverse", "list"):
        for items in ("ab", Markup("a<"), {"x": 1, "y": 2}, (1, 2), [[1]]):
            add(name, items)
    for text in URL_TEXTS:
        add("urlize", text)
        add("urlize", text, 10)
        add("urlize", text, nofollow=True, target="_blank")
        add("urlize", text, rel="ugc nofollow", extra_schemes=["tel:", "ftp://"])
    add("urlize", Markup("<b>http://a.com</b> &amp;"))
    add("urlize", "x", extra_schemes=["1 bad"])
    for attributes in (
        {"class": "my_list", "missing": None, "id": "list-42", "data": "<&\"'>"},
        {"undefined": Undefined(), "number": 1.0, "flag": True},
        {"html": Markup("<i>"), 1: 2},
        {},
    ):
        add("xmlattr", attributes)
        add("xmlattr", attributes, False)
    for key in ("a b", "a/b", "a>b", "a=b", "a\tb", "ok\xa0"):
        add("xmlattr", {key: 1})
    for value in (
        "a b/c?ä&=+~%",
        1.5,
        None,
        {"a b": "c&d", "e/": None, "f": [1]},
        [("x", 1), ("y z", "ü/")],
        [(1, 2, 3)],
        "😀",
    ):
        add("urlencode", value)
    for text in (
        "<p>a  b</p>\n c &amp; &lt;d&gt; <!-- x > y --> e<br/>f",
        "&notit; &copy &#65; &#x1F600; &#128; &#0; &bogus; &amp",
        "a < b and <c",
        "<!-- open <b>x</b>",
        "<a href='>'>x</a>",
        Markup("&lt;i&gt;<b>z</b>"),
    ):
        add("striptags", text)
    for value in (
        {"b": [1, 2.0, None, True], "a": {"z": "ü\n\u2028😀\x7f", "y": "</script>'&"}},
        [1e16, 1e-7, float("nan"), float("inf"), -0.0, 2**70],
        {1: "a", 2: "b"},
        {2.5: 1, 1.0: 2},
        {True: 1},
        {None: 1},
        {"a": 1, 1: 2},
        {(1, 2): 3},
        [(), [], {}, ("x",)],
        {"html": Markup("<i>")},
        [Undefined()],
        {1, 2},
        '"\\\b\f\t/',
    ):
        add("tojson", value)
        add("tojson", value, 2)
    for text in (
        "foo bar",
        "foo-bar baz",
        "it's o'neil",
        "(hello) [x] {y} <z>",
        "ÉCOLE ß ǆ",
        "a\nb\tc",
        Markup("<b>foo</b>"),
        42,
    ):
        for name in ("title", "capitalize", "upper", "lower", "wordcount", "string", "length"):
            add(name, text)
    words = ["alpha " * 6, "beta" * 10, "x"]
    for value in (
        words * 2,
        {"key": words, "other": {"deep": list(range(30)), "set": {"one" * 10, "two" * 10, "three" * 10}}},
        "word " * 40,
        "line one is long enough to be broken somewhere, is it not?\nline two\nline three " * 2,
        ("a" * 50, "b" * 50),
        ("c" * 100,),
        {"b": 1, "a": 2, 3: 4},
        [Markup("x" * 90)],
        {"z" * 40: "long value " * 10, "a": None},
        [1.0, None, True, {"nested": [[["deep"]]]}],
    ):
        add("pprint", value)
    for value in ("x", None, False, 0, [], Undefined(), Markup("")):
        add("default", value, "d")
        add("default", value, "d", True)
        add("default", value, boolean=True)
        add("attr", value, "x")
    add("items", {1: 2, "a": "b"})
    add("items", Undefined())
    return calls


FILTER_CALLS = _calls()
