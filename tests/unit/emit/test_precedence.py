"""Random expressions mean the same with as few parentheses as with all of them."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from tests.support.node import run_node
from transpiler import ir
from transpiler.emit.imports import Imports
from transpiler.emit.writer import Writer
from transpiler.ir import build as b

_BINARY: Sequence[Literal["+", "-", "*", "/", "%", "**", "===", "!==", "<", "<=", ">", ">="]] = (
    "+",
    "-",
    "*",
    "/",
    "%",
    "**",
    "===",
    "!==",
    "<",
    "<=",
    ">",
    ">=",
)
_LOGICAL: Sequence[Literal["&&", "||", "??"]] = ("&&", "||", "??")
_UNARY: Sequence[Literal["!", "-", "+", "typeof "]] = ("!", "-", "+", "typeof ")


def tree(source: random.Random, depth: int) -> ir.Expr:
    if not depth:
        leaves: list[ir.Expr] = [ir.Num(2), ir.Num(-3), ir.Name("n"), ir.Name("u"), ir.Str("s"), b.TRUE, ir.Null()]
        return source.choice(leaves)
    one, two, three = (tree(source, depth - 1) for _ in range(3))
    nodes: list[ir.Expr] = [
        ir.Binary(source.choice(_BINARY), one, two),
        ir.Logical(source.choice(_LOGICAL), one, two),
        ir.Unary(source.choice(_UNARY), one),
        ir.Conditional(one, two, three),
        ir.Index(ir.Array((one, two)), ir.Num(1)),
        ir.Member(one, "x", optional=True),
        ir.Call(ir.Arrow((ir.Parameter(b.pattern("n")),), two), (one,)),
        ir.Call(ir.Arrow((), b.obj({"x": one}))),
        ir.Template(("<", one, "$", two, "`")),
        ir.FilterCall("f", one),
    ]
    return source.choice(nodes)


def printed(node: ir.Expr) -> str:
    return Writer(Imports("a.ts", "@", set())).expr(node)


def parenthesised(node: ir.Expr) -> str:
    match node:
        case ir.Binary(op, left, right) | ir.Logical(op, left, right):
            return f"({parenthesised(left)} {op} {parenthesised(right)})"
        case ir.Unary(op, operand):
            return f"({op}{parenthesised(operand)})"
        case ir.Conditional(test, then, otherwise):
            return f"({parenthesised(test)} ? {parenthesised(then)} : {parenthesised(otherwise)})"
        case ir.Index(ir.Array((first, second))):
            assert not isinstance(first, ir.Spread)
            assert not isinstance(second, ir.Spread)
            return f"([{parenthesised(first)}, {parenthesised(second)}][1])"
        case ir.Member(value, name):
            return f"({parenthesised(value)}?.{name})"
        case ir.Call(ir.Arrow((), ir.ObjectExpr((ir.Entry(key, value),)))):
            return f"((() => ({{ {key}: {parenthesised(value)} }}))())"
        case ir.Call(ir.Arrow(_, body), (argument,)):
            assert not isinstance(body, tuple)
            assert not isinstance(argument, ir.Spread)
            return f"(((n) => {parenthesised(body)})({parenthesised(argument)}))"
        case ir.Template((_, one, _, two, _)):
            assert not isinstance(one, str)
            assert not isinstance(two, str)
            return f'("<" + String({parenthesised(one)}) + "$" + String({parenthesised(two)}) + "`")'
        case ir.FilterCall(_, code):
            return parenthesised(code)
        case _:
            return f"({printed(node)})"


def test_precedence(tmp_path: Path) -> None:
    source = random.Random(7)
    nodes = [tree(source, source.choice([1, 2, 3, 4])) for _ in range(2000)]
    pairs = [(printed(node), parenthesised(node)) for node in nodes]
    script = tmp_path / "compare.cjs"
    script.write_text(_COMPARE.replace("PAIRS", json.dumps(pairs)))
    done = run_node(str(script))
    assert (done.stderr, json.loads(done.stdout)) == ("", [])


_COMPARE = """
globalThis.n = 5;
globalThis.u = undefined;
const show = (code) => {
  try {
    const value = (0, eval)(code);
    return typeof value + JSON.stringify(value) + String(value);
  } catch (error) {
    return error instanceof SyntaxError ? "no syntax: " + error.message : error.name;
  }
};
const differs = ([a, b]) => show(a) !== show(b) || show(a).startsWith("no syntax");
console.log(JSON.stringify(PAIRS.filter(differs)));
"""
