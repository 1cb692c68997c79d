"""Callbacks of grammar/expressions.lark: each takes what its rule collected and returns a node.

A method is named by the rule or its alias; `c` are the rule's symbols in order, tokens included.
"""

# What a callback does is said by its rule in the grammar:
# ruff: noqa: D102

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from transpiler import nodes
from transpiler.parse.arguments import NO_ARGUMENTS, ArgumentList, Arguments, Parenthesis, Star
from transpiler.parse.errors import TemplateError
from transpiler.parse.lexeme import Lexeme
from transpiler.parse.parts import Signature, Word
from transpiler.parse.targets import assignable, with_context
from transpiler.source import Span

Children = list[Any]

_CONSTANTS: dict[str, bool | None] = {
    "true": True,
    "True": True,
    "false": False,
    "False": False,
    "none": None,
    "None": None,
}
_COMPARISONS: dict[str, nodes.CompareOp] = {
    "==": "eq",
    "!=": "ne",
    "<": "lt",
    "<=": "lteq",
    ">": "gt",
    ">=": "gteq",
    "in": "in",
}


def _binary(kind: Callable[..., nodes.BinExpr]) -> Callable[[object, Children], nodes.BinExpr]:
    def build(_self: object, c: Children) -> nodes.BinExpr:
        left, _, right = c
        return kind(left, right, span=Span(left.span.start, right.span.end))

    return build


def _unary(kind: Callable[..., nodes.UnaryExpr]) -> Callable[[object, Children], nodes.UnaryExpr]:
    def build(_self: object, c: Children) -> nodes.UnaryExpr:
        sign, node = c
        return kind(node, span=Span(sign.start_pos, node.span.end))

    return build


class ExpressionBuilder:
    """Builds expressions."""

    # lists: left-recursive rules that grow one Python list

    def empty_list(self, c: Children) -> Children:
        return c

    def list_of_one(self, c: Children) -> Children:
        return c

    def list_of_two(self, c: Children) -> Children:
        return [c[0], c[2]]

    def list_add(self, c: Children) -> Children:
        c[0].append(c[2])
        return cast(Children, c[0])

    def list_add_token(self, c: Children) -> Children:
        c[0].append(c[1])
        return cast(Children, c[0])

    # operators

    or_ = _binary(nodes.Or)
    and_ = _binary(nodes.And)
    add = _binary(nodes.Add)
    sub = _binary(nodes.Sub)
    mul = _binary(nodes.Mul)
    power_of = _binary(nodes.Pow)
    not_ = _unary(nodes.Not)
    neg = _unary(nodes.Neg)
    pos = _unary(nodes.Pos)

    def divide(self, c: Children) -> nodes.BinExpr:
        left, operator, right = c
        span = Span(left.span.start, right.span.end)
        match operator.value:
            case "/":
                return nodes.Div(left, right, span=span)
            case "//":
                return nodes.FloorDiv(left, right, span=span)
            case _:
                return nodes.Mod(left, right, span=span)

    def concat(self, c: Children) -> nodes.Concat:
        parts = c[0]
        return nodes.Concat(tuple(parts), span=Span(parts[0].span.start, parts[-1].span.end))

    def condition_else(self, c: Children) -> nodes.CondExpr:
        value, _, test, _, other = c
        return nodes.CondExpr(test, value, other, span=Span(value.span.start, other.span.end))

    def condition(self, c: Children) -> nodes.CondExpr:
        value, _, test = c
        return nodes.CondExpr(test, value, None, span=Span(value.span.start, test.span.end))

    def compare_first(self, c: Children) -> Children:
        return [c[0], _operand(c[1], c[2])]

    def compare_next(self, c: Children) -> Children:
        c[0].append(_operand(c[1], c[2]))
        return cast(Children, c[0])

    def compare(self, c: Children) -> nodes.Compare:
        first, *operands = c[0]
        return nodes.Compare(first, tuple(operands), span=Span(first.span.start, operands[-1].span.end))

    # filters and tests

    def dotted_first(self, c: Children) -> Word:
        return Word(c[0].value, c[0].start_pos, c[0].end_pos)

    def dotted_next(self, c: Children) -> Word:
        word, _, name = c
        return Word(f"{word.text}.{name.value}", word.start, name.end_pos)

    def filtered(self, c: Children) -> nodes.Filter:
        return _filter(c[0], c[2], None)

    def filter_call(self, c: Children) -> nodes.Filter:
        return _filter(c[0], c[2], c[3])

    def chain_start(self, c: Children) -> nodes.Filter:
        return _filter(None, c[0], c[1] if len(c) > 1 else None)

    def test(self, c: Children) -> nodes.Test:
        return _test(c[0], c[2], None)

    def test_not(self, c: Children) -> nodes.Not:
        return _negated(_test(c[0], c[3], None))

    def test_with(self, c: Children) -> nodes.Test:
        return _test(c[0], c[2], _one_argument(c[3]))

    def test_not_with(self, c: Children) -> nodes.Not:
        return _negated(_test(c[0], c[3], _one_argument(c[4])))

    def test_call(self, c: Children) -> nodes.Test:
        return _test(c[0], c[2], c[3])

    def test_not_call(self, c: Children) -> nodes.Not:
        return _negated(_test(c[0], c[3], c[4]))

    # what follows an operand

    def attribute(self, c: Children) -> nodes.Getattr:
        node, _, name = c
        return nodes.Getattr(node, name.value, "load", span=Span(node.span.start, name.end_pos))

    def getitem_number(self, c: Children) -> nodes.Getitem:
        node, _, number = c
        span = Span(node.span.start, number.end_pos)
        return nodes.Getitem(node, nodes.Const(number.value, span=number.span), "load", span=span)

    def getitem_nothing(self, c: Children) -> nodes.Getitem:
        node, left, right = c
        nothing = nodes.Tuple((), "load", span=Span(left.start_pos, right.end_pos))
        return nodes.Getitem(node, nothing, "load", span=Span(node.span.start, right.end_pos))

    def getitem(self, c: Children) -> nodes.Getitem:
        node, _, subscripts, right = c
        argument = subscripts[0]
        if len(subscripts) > 1:
            span = Span(argument.span.start, subscripts[-1].span.end)
            argument = nodes.Tuple(tuple(subscripts), "load", span=span)
        return nodes.Getitem(node, argument, "load", span=Span(node.span.start, right.end_pos))

    def no_bound(self, _c: Children) -> None:
        return None

    def some_bound(self, c: Children) -> nodes.Expr:
        return cast(nodes.Expr, c[0])

    def sliced(self, c: Children) -> nodes.Slice:
        step = c[4] if len(c) > 3 else None
        places = [part.span for part in c if part is not None]
        return nodes.Slice(c[0], c[2], step, span=Span(places[0].start, places[-1].end))

    def call(self, c: Children) -> nodes.Call:
        node, (arguments, end) = c
        return nodes.Call(node, *arguments, span=Span(node.span.start, end))

    # arguments, with Jinja2's rules of order

    def no_arguments(self, c: Children) -> Parenthesis:
        return Parenthesis(NO_ARGUMENTS, c[-1].end_pos)

    def arguments(self, c: Children) -> Parenthesis:
        return Parenthesis(c[0].done(), c[-1].end_pos)

    def first_argument(self, c: Children) -> ArgumentList:
        collected = ArgumentList(c[0].start_pos)
        collected.add(c[1])
        return collected

    def next_argument(self, c: Children) -> ArgumentList:
        collected: ArgumentList = c[0]
        collected.add(c[2])
        return collected

    def first_own_argument(self, c: Children) -> ArgumentList:
        collected = ArgumentList(0)
        collected.add(c[0])
        return collected

    def no_tag_arguments(self, _c: Children) -> Arguments:
        return NO_ARGUMENTS

    def some_tag_arguments(self, c: Children) -> Arguments:
        collected: ArgumentList = c[0]
        return collected.done()

    def positional(self, c: Children) -> nodes.Expr:
        return cast(nodes.Expr, c[0])

    def keyword(self, c: Children) -> nodes.Keyword:
        name, _, value = c
        return nodes.Keyword(name.value, value, span=Span(name.start_pos, value.span.end))

    def star(self, c: Children) -> Star:
        return Star(False, c[1])

    def double_star(self, c: Children) -> Star:
        return Star(True, c[1])

    # operands

    def name(self, c: Children) -> nodes.Expr:
        token = c[0]
        word = token.value
        span = Span(token.start_pos, token.end_pos)
        if word in _CONSTANTS:
            return nodes.Const(_CONSTANTS[word], span=span)
        return nodes.Name(word, "load", span=span)

    def string(self, c: Children) -> nodes.Const:
        tokens = c[0]
        value = tokens[0].value if len(tokens) == 1 else "".join(token.value for token in tokens)
        return nodes.Const(value, span=Span(tokens[0].start_pos, tokens[-1].end_pos))

    def number(self, c: Children) -> nodes.Const:
        return nodes.Const(c[0].value, span=c[0].span)

    def parentheses(self, c: Children) -> nodes.Expr:
        return cast(nodes.Expr, c[1])

    def empty_tuple(self, c: Children) -> nodes.Tuple:
        return nodes.Tuple((), "load", span=_around(c))

    def tuple_in_parentheses(self, c: Children) -> nodes.Tuple:
        return nodes.Tuple(tuple(c[1] if len(c) == 3 else [*c[1], c[2]]), "load", span=_around(c))

    def list_(self, c: Children) -> nodes.List:
        return nodes.List(tuple(c[1]) if len(c) > 2 else (), span=_around(c))

    def dict_(self, c: Children) -> nodes.Dict:
        return nodes.Dict(tuple(c[1]) if len(c) > 2 else (), span=_around(c))

    def pair(self, c: Children) -> nodes.Pair:
        key, _, value = c
        return nodes.Pair(key, value, span=Span(key.span.start, value.span.end))

    # tuples without parentheses

    def commas_first(self, c: Children) -> Children:
        return c[:1]

    def commas_next(self, c: Children) -> Children:
        c[0].append(c[1])
        return cast(Children, c[0])

    def tuple_of(self, c: Children) -> nodes.Tuple:
        items = [*c[0], *c[1:]]
        return nodes.Tuple(tuple(items), "load", span=Span(items[0].span.start, items[-1].span.end))

    # targets

    def store(self, c: Children) -> nodes.Expr:
        return assignable(with_context(c[0], "store"))

    def store_tuple(self, c: Children) -> nodes.Expr:
        return assignable(with_context(self.tuple_of(c), "store"))

    def parameter_target(self, c: Children) -> nodes.Expr:
        return assignable(with_context(c[0], "param"))

    def nsref(self, c: Children) -> nodes.Expr:
        name, _, attribute = c
        span = Span(name.start_pos, attribute.end_pos)
        if name.value in _CONSTANTS:
            return assignable(nodes.Const(_CONSTANTS[name.value], span=name.span))
        return nodes.NSRef(name.value, attribute.value, span=span)

    # signatures

    def no_parameters(self, _c: Children) -> Signature:
        return Signature((), ())

    def some_parameters(self, c: Children) -> Signature:
        parameters: list[tuple[nodes.Name, nodes.Expr | None]] = c[1]
        return Signature(
            tuple(name for name, _ in parameters),
            tuple(default for _, default in parameters if default is not None),
        )

    def parameter(self, c: Children) -> tuple[nodes.Name, nodes.Expr | None]:
        return plain_name(c[0], "param"), None

    def parameter_default(self, c: Children) -> tuple[nodes.Name, nodes.Expr | None]:
        return plain_name(c[0], "param"), c[2]

    def first_parameter(self, c: Children) -> Children:
        return c

    def next_parameter(self, c: Children) -> Children:
        parameters, _, parameter = c
        if parameter[1] is None and parameters[-1][1] is not None:
            raise TemplateError(
                parameter[0].span,
                "non-default argument follows default argument",
                label="give it a default, or move it to the front",
                following=True,
            )
        parameters.append(parameter)
        return cast(Children, parameters)


def _around(c: Children) -> Span:
    return Span(c[0].start_pos, c[-1].end_pos)


def plain_name(token: Lexeme, ctx: nodes.ExprContext) -> nodes.Name:
    """A name that is being defined; the constants' names cannot be (`parse_assign_target(name_only=True)`)."""
    node = nodes.Name(token.value, ctx, span=token.span)
    assignable(node)
    return node


def _operand(operator: Lexeme, value: nodes.Expr) -> nodes.Operand:
    kind: nodes.CompareOp = "notin" if operator.type == "NOT_IN" else _COMPARISONS[operator.value]
    return nodes.Operand(kind, value, span=Span(operator.start_pos, value.span.end))


def _filter(node: nodes.Expr | None, word: Word, parenthesis: Parenthesis | None) -> nodes.Filter:
    start = word.start if node is None else node.span.start
    arguments, end = parenthesis or (NO_ARGUMENTS, word.end)
    return nodes.Filter(node, word.text, *arguments, span=Span(start, end))


def _test(node: nodes.Expr, word: Word, parenthesis: Parenthesis | None) -> nodes.Test:
    arguments, end = parenthesis or (NO_ARGUMENTS, word.end)
    return nodes.Test(node, word.text, *arguments, span=Span(node.span.start, end))


def _negated(test: nodes.Test) -> nodes.Not:
    return nodes.Not(test, span=test.span)


def _one_argument(value: nodes.Expr) -> Parenthesis:
    return Parenthesis(Arguments((value,), (), None, None), value.span.end)
