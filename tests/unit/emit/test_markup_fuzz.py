"""Random markup shows the same page through both writers, Prettier, esbuild and React as read straight from the IR."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pytest

from transpiler import ir
from transpiler.emit import emit
from transpiler.format import Formatter
from transpiler.ir import build as b
from transpiler.options import Options
from transpiler.verify.render import ReactRenderer, Rendering

SEEDS = range(250)
TEXTS = [
    "a",
    " ",
    "  ",
    " a",
    "a ",
    " a b ",
    "a  b",
    "\n",
    "a\nb",
    "\n a\n\tb\n\n",
    "{x}",
    "}",
    "<b>&amp;</b>",
    "&copy",
    "\u00a0",
    " \u00a0 x",
    "\u200b",
    "\u2028",
    "\u2003x\u2003",
    "don't",
    'say "no"',
    "`${x}`",
    "\\n",
    "$",
    "$$",
    "${",
    "// c",
    "/* c */",
    "*/",
    "</script>",
    "http://x",
    "&#32;",
    "é",
    "😀",
    "\u3000",
    "\ufeff",
    "\x0b",
    "long " * 40,
    "many words that must be wrapped by the formatter because they do not fit",
    ",",
    ".",
    "(",
    "-->",
    "'\"",
    "\\",
    "\\`",
    "a\r\nb",
]
PROPS = {"s": "tex<t>", "sp": " sp ", "empty": "", "yes": True, "no": False, "xs": ["1", " 2", "<3>"], "none": []}
ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"}


@dataclass
class Trees:
    """Random markup; `elements` False for the string writer."""

    random: random.Random
    elements: bool
    names: int = 0

    def children(self, depth: int, strings: tuple[str, ...]) -> tuple[ir.Markup, ...]:
        return tuple(self.child(depth, strings) for _ in range(self.random.choice([0, 1, 1, 2, 2, 3, 5])))

    def text(self, strings: tuple[str, ...]) -> ir.Expr:
        pick = self.random.choice
        kind = pick(["str", "name", "template", "if"])
        if kind == "str":
            return ir.Str(pick(TEXTS))
        if kind == "name":
            return ir.Name(pick(strings))
        if kind == "if":
            return ir.Conditional(self.test(), ir.Str(pick(TEXTS)), ir.Name(pick(strings)))
        return ir.Template((pick(TEXTS), ir.Name(pick(strings)), pick(TEXTS)))

    def test(self) -> ir.Expr:
        kind = self.random.choice(["name", "name", "not", "or", "and"])
        name = ir.Name(self.random.choice(["yes", "no"]))
        if kind == "not":
            return ir.Unary("!", name)
        if kind == "or":
            return ir.Logical("||", name, self.test())
        return ir.Logical("&&", self.test(), name) if kind == "and" else name

    def child(self, depth: int, strings: tuple[str, ...]) -> ir.Markup:
        pick = self.random.choice
        kinds = ["text", "text", "print"]
        if depth:
            kinds += ["if", "loop", "fragment", "block", "card", "each", "value"] + ["element"] * (
                4 if self.elements else 0
            )
        kind = pick(kinds)
        if kind == "text":
            return ir.Text(pick(TEXTS))
        if kind == "print":
            return ir.Print(self.text(strings))
        inner = self.children(depth - 1, strings)
        if kind == "if":
            return ir.If(self.test(), inner, self.children(depth - 1, strings) if pick([True, False]) else ())
        if kind == "fragment":
            return ir.Fragment(inner)
        if kind == "block":
            return ir.Block("main", inner)
        if kind == "value":
            return ir.Print(ir.Jsx(inner) if self.elements else ir.StringOf(inner))
        if kind == "card":
            return ir.Component(ir.Name("Card"), (ir.Prop("title", self.text(strings)),), inner)
        if kind == "element":
            names = self.random.sample(["title", "className", "id", "data-x"], pick([0, 1, 2]))
            attributes = tuple(ir.Attribute(name, self.text(strings)) for name in names)
            return ir.Element(pick(["div", "b", "p", "a"]), attributes, inner)
        self.names += 1
        item, index, const = f"x{self.names}", f"i{self.names}", f"c{self.names}"
        body = self.children(depth - 1, (*strings, item))
        if kind == "each":
            arrow = ir.Arrow((ir.Parameter(b.pattern(item)),), ir.Jsx(body) if self.elements else ir.StringOf(body))
            return ir.Component(ir.Name("Each"), (ir.Prop("value", self.text(strings)),), children_function=arrow)
        prelude = (ir.Const(b.pattern(const), b.template("<", ir.Name(item))),) if pick([True, False]) else ()
        if prelude:
            body = (*body, ir.Print(ir.Name(const)))
        items = ir.Name(pick(["xs", "none"]))
        key = pick([ir.Name(item), ir.Name(index)])
        rest = self.children(depth - 1, strings) if pick([True, False]) else ()
        return ir.Loop(items, b.pattern(item), index, key, body, prelude, rest)


Env = Mapping[str, object]


def value_of(node: ir.Expr, env: Env) -> str | bool:
    match node:
        case ir.Str(value):
            return value
        case ir.Name(name):
            found = env[name]
            assert isinstance(found, str | bool)
            return found
        case ir.Template(parts):
            return "".join(part if isinstance(part, str) else str(value_of(part, env)) for part in parts)
        case ir.Conditional(test, then, otherwise):
            return value_of(then if value_of(test, env) else otherwise, env)
        case ir.Unary("!", operand):
            return not value_of(operand, env)
        case ir.Logical("||", left, right):
            return value_of(left, env) or value_of(right, env)
        case ir.Logical("&&", left, right):
            return value_of(left, env) and value_of(right, env)
    raise AssertionError(node)


def shown(children: Sequence[ir.Markup], env: Env, escape: bool) -> str:
    return "".join(show(child, env, escape) for child in children)


def show(node: ir.Markup, env: Env, escape: bool) -> str:
    def text(value: object) -> str:
        return "".join(ESCAPES.get(char, char) if escape else char for char in str(value))

    match node:
        case ir.Text(data):
            return text(data)
        case ir.Print(ir.Jsx(children) | ir.StringOf(children)) | ir.Fragment(children) | ir.Block(children=children):
            return shown(children, env, escape)
        case ir.Print(value):
            return text(value_of(value, env))
        case ir.If(test, then, otherwise):
            return shown(then if value_of(test, env) else otherwise, env, escape)
        case ir.Element(str(tag), attributes, children):
            printed = ""
            for attribute in attributes:
                assert isinstance(attribute, ir.Attribute)
                assert attribute.value is not None
                name = "class" if attribute.name == "className" else attribute.name
                printed += f' {name}="{text(value_of(attribute.value, env))}"'
            return f"<{tag}{printed}>{shown(children, env, escape)}</{tag}>"
        case ir.Component(ir.Name("Card"), (ir.Prop(value=title),), children):
            return f"[{text(value_of(title, env))}|{shown(children, env, escape)}]"
        case ir.Component(ir.Name("Each"), (ir.Prop(value=value),), children_function=ir.Arrow(params, body)):
            assert isinstance(body, ir.Jsx | ir.StringOf)
            return shown(body.children, {**env, str(params[0].pattern.name): value_of(value, env)}, escape)
        case ir.Loop(ir.Name(items), item, index, _, body, prelude, otherwise):
            rows = env[items]
            assert isinstance(rows, list)
            if not rows:
                return shown(otherwise, env, escape)
            result = ""
            for number, row in enumerate(rows):
                inner: dict[str, object] = {**env, str(item.name): row, str(index): number}
                for statement in prelude:
                    assert isinstance(statement, ir.Const)
                    inner[str(statement.pattern.name)] = value_of(statement.value, inner)
                result += shown(body, inner, escape)
            return result
    raise AssertionError(node)


def module_of(children: tuple[ir.Markup, ...], elements: bool) -> ir.Module:
    def function(name: str, result: ir.Expr, *props: str, default: bool = False) -> ir.Function:
        nothing = {"children": None if elements else ir.Str("")}
        pattern = ir.Pattern(entries=tuple((prop, prop, nothing.get(prop)) for prop in props))
        return ir.Function(name, (ir.Parameter(pattern, ir.Name("any")),), (ir.Return(result),), default=default)

    title, inner = ir.Print(ir.Name("title")), ir.Print(ir.Name("children"))
    card = (ir.Text("["), title, ir.Text("|"), inner, ir.Text("]"))
    wrap = ir.Jsx if elements else ir.StringOf
    each = b.call(ir.Name("children"), ir.Name("value"))
    declarations = (
        function("Page", wrap(children), *PROPS, default=True),
        function("Card", wrap(card), "title", "children"),
        function("Each", each, "value", "children"),
    )
    return ir.Module(f"templates/page.{'tsx' if elements else 'ts'}", declarations)


@pytest.mark.parametrize("elements", [True, False], ids=["jsx", "string"])
def test_random_markup_shows_the_same_page(elements: bool) -> None:
    ending = "tsx" if elements else "ts"
    trees = {seed: Trees(random.Random(seed), elements).children(4, ("s", "sp", "empty")) for seed in SEEDS}
    plain = {f"templates/p{seed}.{ending}": emit(module_of(tree, elements), Options()) for seed, tree in trees.items()}
    with Formatter(cache=False) as formatter:
        pretty = {path.replace("/p", "/q"): code for path, code in formatter.format_many(plain).items()}
        again = formatter.format_many(pretty)
    assert [path for path, code in again.items() if pretty[path] != code] == []
    # React parses CRLF as it stands; only a browser would fold it
    expected = [shown(tree, PROPS, elements) for tree in trees.values()]
    modules = [path.rpartition(".")[0] for path in (*plain, *pretty)]
    results = ReactRenderer().render_many({**plain, **pretty}, [Rendering(module, PROPS) for module in modules])
    wrong = [
        (module, result, wanted)
        for module, result, wanted in zip(modules, results, expected * 2, strict=True)
        if result != wanted
    ]
    assert wrong == []
