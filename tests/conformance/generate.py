# ruff: noqa: E501 - the choices of a kind stand in one row
"""Templates made by chance from a grammar of Jinja's constructs, with awkward values: the same for the same seed.

A program is one template with the templates it extends, includes and imports. Most render; some raise, as real ones do.
"""

from __future__ import annotations

import datetime as dt
import decimal
import random
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

CONTEXT: dict[str, Any] = {
    "n": 3, "zero": 0, "f": 1.0, "half": 2.5, "neg": -7, "big": 2**70, "dec": decimal.Decimal("1.50"),
    "s": "a<b & c", "t": "", "quote": "it's \"q\"", "uni": "Straße é 😀", "e": Markup("<i>x</i>"),
    "nothing": None, "yes": True, "no": False, "day": dt.date(2026, 1, 2),
    "xs": [3, 1, 2], "empty": [], "ws": ["b", "A", "c<"], "nested": [[1, 2], [3], []], "tup": (1, "a"),
    "mixed": [1, "1", 1.0, None, True], "rows": [{"k": 2, "v": "x"}, {"k": 1, "v": "y<"}, {"k": 2, "v": ""}],
    "d": {"b": 1, "a": 2}, "odd": {"10": 1, "9": 2, 3: "x"}, "tree": [{"v": "r", "kids": [{"v": "c", "kids": []}]}],
}  # fmt: skip
"""What every program is rendered with; `missing` is in no context."""

_NUMBERS = ("n", "zero", "f", "half", "neg", "big", "dec")
_TEXTS = ("s", "t", "quote", "uni", "e")
_LISTS = ("xs", "empty", "ws", "nested", "tup", "mixed", "rows")
_OTHERS = ("nothing", "yes", "no", "day", "d", "odd", "missing")
_LOOP = ("index", "index0", "revindex", "revindex0", "first", "last", "length", "depth", "previtem", "nextitem")


@dataclass
class Program:
    """A template (`main.html`) and those it names."""

    templates: dict[str, str]
    context: dict[str, Any] = field(default_factory=lambda: dict(CONTEXT))
    options: dict[str, Any] = field(default_factory=dict)


class Generator:
    """Draws programs. `names` are the variables in scope, as far as the generator cares."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.names: list[str] = []
        self.macros: list[tuple[str, int]] = []
        self.loops = 0
        self.inner = 0
        self.count = 0

    # --- choices ---------------------------------------------------------------------------------------------

    def chance(self, percent: int) -> bool:
        return self.random.randrange(100) < percent

    def pick(self, *choices: str) -> str:
        return self.random.choice(choices)

    def fresh(self, start: str) -> str:
        self.count += 1
        return f"{start}{self.count}"

    # --- expressions -----------------------------------------------------------------------------------------

    def number(self, depth: int) -> str:
        if depth <= 0 or self.chance(35):
            return self.pick(*_NUMBERS, "1", "2.0", "0", "10", "-3", *self.names)
        a, b = self.number(depth - 1), self.number(depth - 1)
        return self.pick(
            f"({a} {self.pick('+', '-', '*', '/', '//', '%')} {b})", f"-{a}", f"{self.sequence(depth - 1)}|length",
            f"({a})|abs", f"({a})|round", f"({a})|round({self.pick('1', '2', '-1')}, '{self.pick('common', 'ceil', 'floor')}')",
            f"({a})|int", f"({a})|float", f"{self.text(depth - 1)}|int(7)", f"{self.pick('xs', '[1, 2.5]', 'empty')}|sum",
            f"({a} if {self.truth(depth - 1)} else {b})", f"({a} or {b})", f"({a} ** 2)",
            f"rows[{self.pick('0', '1', '-1')}].k", f"xs[{self.pick('0', '-1', '1')}]",
        )  # fmt: skip

    def text(self, depth: int) -> str:
        if depth <= 0 or self.chance(30):
            return self.pick(*_TEXTS, '"x<y"', "'ab c'", '""', *self.names)
        a, b = self.text(depth - 1), self.text(depth - 1)
        return self.pick(
            f"({a} ~ {self.any(depth - 1)})", f"({a} + {b})", f"{a}|{self.pick('upper', 'lower', 'title', 'capitalize', 'trim', 'e', 'striptags', 'string', 'safe', 'forceescape')}",
            f"{a}|replace('{self.pick('a', '<', ' ')}', {b})", f"{a}|default({b})", f"{a}|default({b}, true)",
            f"{self.sequence(depth - 1)}|join({self.pick('', chr(39) + ', ' + chr(39), 'e', 's')})", f"{a}[{self.pick('0', '-1', '1:', ':2', '::-1', ':-1')}]",
            f"({a} * 2)", f"'%s-%s'|format({self.any(depth - 1)}, {a})", f"('%s' % {self.any(0)})",
            f"{a}|truncate({self.pick('3', '5', '255')}, {self.pick('true', 'false')})", f"{a}|center(8)", f"{a}|indent", f"{a}|wordcount",
            f"{a}.{self.pick('upper()', 'strip()', 'title()', 'split()|length', 'replace(chr, s)', 'startswith(s)')}".replace("chr", "'a'"),
            f"({a} if {self.truth(depth - 1)})", f"({a} and {b})", f"({a} or {b})", f"{self.any(depth - 1)}|string",
            f"{a}|{self.pick('first', 'last', 'reverse', 'list', 'urlencode', 'length')}", f"{self.any(depth - 1)}|tojson",
        )  # fmt: skip

    def sequence(self, depth: int) -> str:
        if depth <= 0 or self.chance(35):
            return self.pick(*_LISTS, "[1, 2]", "[]", "['a', n]", "(1, s)", "range(3)", "d", "[[1, 'a'], [2, 'b']]")
        a = self.sequence(depth - 1)
        return self.pick(
            f"{a}|list", f"{a}|sort", f"{a}|sort(reverse=true)", f"{a}|reverse|list", f"{a}|unique|list", f"{a}[{self.pick('1:', ':-1', '::2', '::-1', '-2:')}]",
            f"rows|map(attribute='{self.pick('k', 'v', 'zz')}')|list", f"rows|selectattr('{self.pick('k', 'v')}')|list",
            f"rows|selectattr('k', '{self.pick('eq', 'gt', 'odd')}'{self.pick(', 1', ', 2')})|list".replace("'odd', 1", "'odd'").replace("'odd', 2", "'odd'"),
            f"{a}|map('{self.pick('string', 'upper', 'length', 'int')}')|list", f"{a}|select('{self.pick('string', 'number', 'defined', 'none')}')|list",
            f"{a}|reject|list", f"{a}|batch(2)|list", f"{a}|slice(2)|list", f"({a} + {self.sequence(depth - 1)})", f"({a} or {self.sequence(0)})",
            f"{self.pick('d', 'odd')}.{self.pick('items()', 'keys()', 'values()')}|list", f"{self.pick('d', 'odd')}|dictsort", "rows|groupby('k')|map('last')|list",
            f"{self.text(0)}|list", f"{self.text(0)}.split()",
        )  # fmt: skip

    def truth(self, depth: int) -> str:
        if depth <= 0 or self.chance(25):
            return self.pick(*_OTHERS, *_LISTS, *_NUMBERS, *_TEXTS, *self.names)
        a = self.any(depth - 1)
        return self.pick(
            f"{self.number(depth - 1)} {self.pick('<', '>', '<=', '>=', '==', '!=')} {self.number(depth - 1)}",
            f"{self.number(0)} < {self.number(depth - 1)} <= {self.number(0)}", f"{a} == {self.any(depth - 1)}", f"{a} != {self.any(0)}",
            f"not {self.truth(depth - 1)}", f"({self.truth(depth - 1)} and {self.truth(depth - 1)})", f"({self.truth(depth - 1)} or {self.truth(depth - 1)})",
            f"{self.any(0)} in {self.sequence(depth - 1)}", f"{self.any(0)} not in {self.sequence(0)}", f"{self.text(0)} in {self.text(0)}",
            f"{a} is {self.pick('defined', 'undefined', 'none', 'string', 'number', 'mapping', 'iterable', 'sequence', 'boolean', 'integer', 'float', 'true', 'false', 'escaped', 'callable')}",
            f"{self.number(0)} is {self.pick('odd', 'even', 'divisibleby 3')}", f"{self.text(0)} is {self.pick('lower', 'upper')}",
        )  # fmt: skip

    def any(self, depth: int) -> str:
        match self.random.randrange(12):
            case 0 | 1 | 2:
                return self.number(depth)
            case 3 | 4 | 5:
                return self.text(depth)
            case 6 | 7:
                return self.sequence(depth)
            case 8:
                return f"({self.truth(depth)})"
            case 9 if self.loops:
                return f"loop.{self.pick(*_LOOP)}"
            case 10:
                return self.pick(*_OTHERS, "{'a': n, 'b': s}", "missing", *self.names)
            case _:
                return self.pick(
                    "d.a",
                    "d['b']",
                    "odd['10']",
                    "rows[0].v",
                    "rows[1]['k']",
                    "d.zz",
                    "tup[1]",
                    "nested[0][-1]",
                    "xs[9]",
                    "(s, n)[0]",
                    "nothing or s",
                )

    # --- statements ------------------------------------------------------------------------------------------

    def tag(self, content: str) -> str:
        left, right = ("-" if self.chance(8) else "", "-" if self.chance(8) else "")
        return f"{{%{left} {content} {right}%}}"

    def body(self, depth: int, most: int = 4) -> str:
        known, macros = list(self.names), list(self.macros)
        text = "".join(self.statement(depth) for _ in range(self.random.randint(1, most)))
        self.names, self.macros = known, macros
        return text

    def output(self) -> str:
        return "{{ " + self.any(2) + " }}"

    def statement(self, depth: int) -> str:
        if depth <= 0:
            return self.pick(self.output(), self.output(), "text ", f"<b>{self.output()}</b>", " ")
        kind = self.random.randrange(26)
        inner = depth - 1
        match kind:
            case 0 | 1:
                other = self.tag(f"elif {self.truth(1)}") + self.body(inner) if self.chance(30) else ""
                other += self.tag("else") + self.body(inner) if self.chance(60) else ""
                return self.tag(f"if {self.truth(2)}") + self.body(inner) + other + self.tag("endif")
            case 2 | 3 | 4:
                return self.loop(inner)
            case 5 | 6 | 7:
                name = self.pick("v1", "v2", "v3", *self.names)
                value = self.any(2)
                if self.loops and self.chance(30) and name in self.names:
                    value = f"{name} ~ loop.index"
                self.names.append(name)
                return self.tag(f"set {name} = {value}")
            case 8:
                name = self.pick("v1", "v2")
                text = (
                    self.tag(f"set {name}{self.pick('', '', ' | upper', ' | trim')}")
                    + self.body(inner, 2)
                    + self.tag("endset")
                )
                self.names.append(name)
                return text
            case 9:
                value = self.any(1)
                self.names.append("w")
                text = (
                    self.tag(f"with w = {value}, u = w")
                    + self.output()
                    + "{{ u }}"
                    + self.body(inner, 2)
                    + self.tag("endwith")
                )
                self.names.pop()
                return text
            case 10:
                name = self.fresh("m")
                text = self.macro(name, inner)
                self.macros.append((name, 2))
                return text + self.call()
            case 11 | 12:
                return self.call()
            case 13:
                loops, self.loops = self.loops, self.loops
                text = (
                    self.tag(f"filter {self.pick('upper', 'trim', 'e', 'indent', 'title')}")
                    + self.body(inner, 2)
                    + self.tag("endfilter")
                )
                self.loops = loops
                return text
            case 14:
                name = self.fresh("ns")
                source = self.sequence(1)
                return (
                    self.tag(f"set {name} = namespace(a={self.number(0)}, b='')")
                    + self.tag(f"for i in {source}") + self.tag(f"set {name}.a = {name}.a {self.pick('+', '~')} loop.index")
                    + ("{{ " + name + ".a }}" if self.chance(50) else "") + self.tag("endfor") + f"<i>{{{{ {name}.a }}}}{{{{ {name}.zz }}}}</i>"
                )  # fmt: skip
            case 15:
                return f'<p class="{self.pick("x ", "")}{self.output()}" title="{self.output()}">{self.body(inner)}</p>'
            case 16:
                return f"<ul>{self.loop(inner, 'li')}</ul>"
            case 17:
                return self.tag("include 'part.html'")
            case 18:
                return (
                    self.tag(f"autoescape {self.pick('true', 'false', 'yes')}") + "{{ n }} " + self.tag("endautoescape")
                )
            case 19:
                return f"<div{'{% if ' + self.truth(1) + ' %}'} id=\"{self.output()}\"{'{% endif %}'} data-x='{self.output()}'>{self.body(inner)}</div>"
            case 20:
                name = self.fresh("blk")
                scoped = self.pick("", " scoped")
                names, loops = self.names, self.loops
                if not scoped:
                    self.names, self.loops = [], 0
                text = self.tag(f"block {name}{scoped}") + self.body(inner, 2) + self.tag("endblock")
                self.names, self.loops = names, loops
                return text if not self.inner else self.output()
            case 21:
                return (
                    self.tag("set log = []")
                    + self.tag(f"for i in {self.sequence(0)}")
                    + self.tag("do log.append(i)")
                    + "{{ log|length }}"
                    + self.tag("endfor")
                    + "{{ log }}"
                )
            case 22:
                return self.tag("set a1, b1 = " + self.pick("1, s", "tup", "(n, none)", "xs[:2]")) + "{{ a1 }}{{ b1 }}"
            case _:
                return self.pick(self.output(), f"<b>{self.output()}</b>", f"text {self.output()}\n")

    def loop(self, depth: int, element: str = "") -> str:
        name = self.pick("i", "j", "row")
        unpack = self.chance(20)
        source = (
            self.pick("d.items()", "d|dictsort", "odd.items()", "[(1, 'a'), (2, s)]", "rows|groupby('k')")
            if unpack
            else self.sequence(1)
        )
        target = "kk, vv" if unpack else name
        test = f" if {self.truth(1)}" if self.chance(15) else ""
        known = list(self.names)
        self.names += ["kk", "vv"] if unpack else [name]
        self.loops += 1
        content = self.body(depth) + "{{ loop." + self.pick(*_LOOP) + " }}"
        self.loops -= 1
        self.names = known
        if element:
            content = f"<{element}>{content}</{element}>"
        other = self.tag("else") + self.body(0, 1) if self.chance(25) else ""
        if self.chance(8):
            return (
                self.tag("for q in tree recursive")
                + "<u>{{ q.v }}{{ loop.depth }}{{ loop(q.kids) }}</u>"
                + self.tag("endfor")
            )
        return self.tag(f"for {target} in {source}{test}") + content + other + self.tag("endfor")

    def macro(self, name: str, depth: int) -> str:
        names, loops, inner = self.names, self.loops, self.inner
        self.names, self.loops, self.inner = ["p", "q"], 0, inner + 1
        caller = self.pick("", "", "{{ caller() if caller else 'no' }}")
        text = (
            self.tag(f"macro {name}(p, q={self.pick('1', 's', 'p', 'none')})")
            + self.body(depth, 3)
            + caller
            + self.tag("endmacro")
        )
        self.names, self.loops, self.inner = names, loops, inner
        return text

    def call(self) -> str:
        if not self.macros:
            return self.output()
        name = self.random.choice(self.macros)[0]
        args = self.pick(
            "", self.any(1), f"{self.any(1)}, {self.any(0)}", f"q={self.any(1)}", f"{self.any(0)}, q={self.any(0)}"
        )
        if self.chance(20):
            return self.tag(f"call {name}({args})") + self.body(0, 2) + self.tag("endcall")
        return self.pick(
            f"{{{{ {name}({args}) }}}}",
            f"{{{{ {name}({args})|upper }}}}",
            f'<i title="{{{{ {name}({args}) }}}}"></i>',
            self.tag(f"set v3 = {name}({args})") + "{{ v3 }}",
        )

    # --- programs --------------------------------------------------------------------------------------------

    def program(self) -> Program:
        """One program."""
        templates = {"part.html": "<s>{{ " + self.any(1) + " }}{{ v1 }}{{ i }}</s>"}
        options = {"trim_blocks": True, "lstrip_blocks": self.chance(50)} if self.chance(15) else {}
        lead = ""
        if self.chance(25):
            self.inner += 1
            templates["macros.html"] = self.macro("im", 1) + self.tag("set exported = 1")
            self.inner -= 1
            lead = self.tag("from 'macros.html' import im" + self.pick("", " with context"))
            self.macros.append(("im", 2))
        if self.chance(25):
            self.inner += 1
            templates["base.html"] = self.pick("", self.tag(f"set v1 = {self.any(0)}")) + "<h1>" + self.tag("block one") + self.body(1, 2) + self.tag("endblock") + "</h1>" + self.tag(
                "block two"
            ) + self.body(1, 2) + self.tag("endblock") + self.pick("", "{{ self.one() }}")  # fmt: skip
            macros, self.macros = self.macros, []
            child = self.tag("extends 'base.html'") + lead + self.pick("", self.tag(f"set v2 = {self.any(0)}"))
            child += self.tag("block one") + self.pick("", "{{ super() }}") + self.body(2, 3) + self.tag("endblock")
            if self.chance(50):
                child += self.tag("block two") + self.pick("", "{{ super() }}") + self.body(1, 3) + self.tag("endblock")
            self.macros = macros
            self.inner -= 1
            return Program({**templates, "main.html": child}, options=options)
        return Program({**templates, "main.html": lead + self.body(3, 6)}, options=options)


def program(seed: int) -> Program:
    """The program of a seed."""
    return Generator(seed).program()
