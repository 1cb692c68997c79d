"""Callbacks of grammar/template.lark, grammar/statements/ and grammar/extensions/ (see build_expressions.py).

A body is collected as a list of statements and, for each run of text and printed values, a list of expressions.
"""

# What a callback does is said by its rule in the grammar:
# ruff: noqa: D102

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from transpiler import nodes
from transpiler.diagnostics import Label
from transpiler.parse.arguments import Arguments
from transpiler.parse.build_expressions import Children, ExpressionBuilder, plain_name
from transpiler.parse.build_trans import TransBuilder
from transpiler.parse.errors import TemplateError
from transpiler.parse.feed import Feed
from transpiler.parse.lexeme import Lexeme
from transpiler.parse.parts import Head, Pending, Signature
from transpiler.source import Span

ArgumentParser = Callable[[Feed], Arguments | None]


class Builder(TransBuilder, ExpressionBuilder):
    """Builds the nodes of a whole template. One instance serves every parse: it keeps nothing."""

    def __init__(self, parse_arguments: ArgumentParser) -> None:
        self._parse_arguments = parse_arguments

    # bodies

    def template(self, c: Children) -> nodes.Template:
        return nodes.Template(_body(c[0]))

    def empty_body(self, c: Children) -> Children:
        return c

    def add_text(self, c: Children) -> Children:
        body, token = c
        text = nodes.TemplateData(token.value, span=Span(token.start_pos, token.end_pos))
        if body and type(body[-1]) is list:
            body[-1].append(text)
        else:
            body.append([text])
        return cast(Children, body)

    def add_value(self, c: Children) -> Children:
        body, _, value, _ = c
        if body and type(body[-1]) is list:
            body[-1].append(value)
        else:
            body.append([value])
        return cast(Children, body)

    def add_statement(self, c: Children) -> Children:
        body, statement = c
        body.append(statement)
        return cast(Children, body)

    def tag_end(self, c: Children) -> Lexeme:
        return cast(Lexeme, c[-1])

    def print_nothing(self, c: Children) -> nodes.Output:
        return nodes.Output((), span=_span(c))

    def print_values(self, c: Children) -> nodes.Output:
        return nodes.Output(tuple(c[1]), span=_span(c))

    # for

    def for_plain(self, c: Children) -> Head:
        return _head(c, c[1], c[3], None, False)

    def for_recursive(self, c: Children) -> Head:
        return _head(c, c[1], c[3], None, True)

    def for_if(self, c: Children) -> Head:
        return _head(c, c[1], c[3], c[5], False)

    def for_if_recursive(self, c: Children) -> Head:
        return _head(c, c[1], c[3], c[5], True)

    def for_statement(self, c: Children) -> nodes.For:
        head = c[0]
        target, iterable, test, recursive = head.values
        else_ = _body(c[4]) if len(c) > 4 else ()
        return nodes.For(target, iterable, _body(c[1]), else_, test, recursive, span=_close(c), head=head.span)

    # if

    def if_head(self, c: Children) -> Head:
        return _head(c, c[1])

    def if_head_tuple(self, c: Children) -> Head:
        return _head(c, self.tuple_of(c[1:2]))

    def add_elif(self, c: Children) -> Children:
        elifs, head, body = c
        kept = _body(body)
        end = kept[-1].span.end if kept else head.span.end
        span = Span(head.span.start, end)
        elifs.append(nodes.If(head.values[0], kept, (), (), span=span, head=head.span))
        return cast(Children, elifs)

    def if_statement(self, c: Children) -> nodes.If:
        head = c[0]
        else_ = _body(c[5]) if len(c) > 5 else ()
        return nodes.If(head.values[0], _body(c[1]), tuple(c[2]), else_, span=_close(c), head=head.span)

    # inheritance and other templates

    def block_head(self, c: Children) -> Head:
        flags = {token.type for token in c[2:-1]}
        return _head(c, c[1].value, "SCOPED" in flags, "REQUIRED" in flags)

    def block_close(self, c: Children) -> Pending:
        head, collected, end_tag = c
        body = _body(collected)
        if head.values[2] and not all(_is_blank(part) for part in body):
            raise TemplateError(
                Span(end_tag.word, end_tag.end_pos),
                "Required blocks can only contain comments or whitespace",
                label="end of the required block",
                others=(Label(head.span, "the block is required here"),),
                hint="remove `required` or the content",
                following=True,
            )
        return Pending(head, end_tag, (body,))

    def block_close_named(self, c: Children) -> Pending:
        close, token = c
        name = close.head.values[0]
        if token.value != name:
            raise TemplateError(
                token.span,
                f"expected token 'end of statement block', got {token.value!r}",
                label=f"the open block is `{name}`",
                others=(Label(close.head.span, "opened here"),),
                hint=f"{{% endblock {name} %}}",
            )
        return cast(Pending, close)

    def block_statement(self, c: Children) -> nodes.Block:
        (head, _, (body,)), end = c
        name, scoped, required = head.values
        return nodes.Block(name, body, scoped, required, span=Span(head.span.start, end.end_pos), head=head.span)

    def extends_statement(self, c: Children) -> nodes.Extends:
        return nodes.Extends(c[1], span=_span(c))

    def include_statement(self, c: Children) -> nodes.Include:
        with_context, ignore_missing = True, False
        for extra in c[2:-1]:
            if isinstance(extra, bool):
                with_context = extra
            else:
                ignore_missing = True
        return nodes.Include(c[1], with_context, ignore_missing, span=_span(c))

    def context(self, c: Children) -> bool:
        return bool(c[0].type == "WITH_CONTEXT")

    def import_statement(self, c: Children) -> nodes.Import:
        return nodes.Import(c[1], c[3].name, c[4] if len(c) > 5 else False, span=_span(c))

    def from_nothing(self, c: Children) -> nodes.FromImport:
        return nodes.FromImport(c[1], (), c[3], span=_span(c))

    def from_statement(self, c: Children) -> nodes.FromImport:
        return nodes.FromImport(c[1], tuple(c[3]), c[-2] if len(c) > 5 else False, span=_span(c))

    def imported_name(self, c: Children) -> str | tuple[str, str]:
        name = c[0].name
        if name.startswith("_"):
            raise TemplateError(c[0].span, "names starting with an underline can not be imported")
        return (name, c[2].name) if len(c) > 1 else name

    # macros and what is like them

    def new_name(self, c: Children) -> nodes.Name:
        return plain_name(c[0], "store")

    def macro_head(self, c: Children) -> Head:
        return _head(c, c[1].name, c[2])

    def macro_statement(self, c: Children) -> nodes.Macro:
        head = c[0]
        name, signature = head.values
        return nodes.Macro(name, signature.args, signature.defaults, _body(c[1]), span=_close(c), head=head.span)

    def call_head(self, c: Children) -> Pending:
        opener, call = c[0], c[-1]
        if not isinstance(call, nodes.Call):
            place = Span(opener.word, opener.end_pos)
            raise TemplateError(place, "expected call", hint="write `{% call name() %}`, with parentheses")
        signature = c[1] if len(c) > 2 else Signature((), ())
        return Pending(Head(opener.value, Span(opener.start_pos, call.span.end), ()), opener, (call, signature))

    def call_tag(self, c: Children) -> Head:
        (_, opener, values), end = c
        return Head(opener.value, Span(opener.start_pos, end.end_pos), values)

    def call_statement(self, c: Children) -> nodes.CallBlock:
        head = c[0]
        call, signature = head.values
        return nodes.CallBlock(call, signature.args, signature.defaults, _body(c[1]), span=_close(c), head=head.span)

    def filter_head(self, c: Children) -> Head:
        return _head(c, c[1])

    def filter_statement(self, c: Children) -> nodes.FilterBlock:
        head = c[0]
        return nodes.FilterBlock(_body(c[1]), head.values[0], span=_close(c), head=head.span)

    # set, with, autoescape, do

    def assign(self, c: Children) -> nodes.Assign:
        return nodes.Assign(c[1], c[3], span=_span(c))

    def set_filter(self, c: Children) -> nodes.Filter:
        return self.chain_start(c[1:])

    def set_head(self, c: Children) -> Head:
        return _head(c, c[1], c[2] if len(c) > 3 else None)

    def assign_block(self, c: Children) -> nodes.AssignBlock:
        head = c[0]
        target, filter_ = head.values
        return nodes.AssignBlock(target, filter_, _body(c[1]), span=_close(c), head=head.span)

    def with_head(self, c: Children) -> Head:
        return _head(c, c[1] if len(c) > 2 else [])

    def binding(self, c: Children) -> tuple[nodes.Name | nodes.Tuple, nodes.Expr]:
        return c[0], c[2]

    def with_statement(self, c: Children) -> nodes.With:
        head = c[0]
        bindings = head.values[0]
        targets = tuple(target for target, _ in bindings)
        values = tuple(value for _, value in bindings)
        return nodes.With(targets, values, _body(c[1]), span=_close(c), head=head.span)

    def autoescape_head(self, c: Children) -> Head:
        return _head(c, c[1])

    def autoescape_statement(self, c: Children) -> nodes.Autoescape:
        head = c[0]
        return nodes.Autoescape(head.values[0], _body(c[1]), span=_close(c), head=head.span)

    def do_statement(self, c: Children) -> nodes.ExprStmt:
        return nodes.ExprStmt(c[1], span=_span(c))

    def break_statement(self, c: Children) -> nodes.Break:
        return nodes.Break(span=_span(c))

    def continue_statement(self, c: Children) -> nodes.Continue:
        return nodes.Continue(span=_span(c))

    def debug_statement(self, c: Children) -> nodes.Debug:
        return nodes.Debug(span=_span(c))

    # the app's own tags

    def custom_inline(self, c: Children) -> nodes.CustomTag:
        args, kwargs, text = self._custom(c[1])
        return nodes.CustomTag(c[0].value, args, kwargs, None, text, span=_span(c), head=_span(c))

    def custom_head(self, c: Children) -> Head:
        return _head(c, *self._custom(c[1]))

    def custom_block(self, c: Children) -> nodes.CustomTag:
        head = c[0]
        args, kwargs, text = head.values
        return nodes.CustomTag(head.tag, args, kwargs, _body(c[1]), text, span=_close(c), head=head.span)

    def _custom(self, token: Lexeme) -> tuple[tuple[nodes.Expr, ...] | None, tuple[nodes.Keyword, ...] | None, str]:
        feed: Feed = token.value
        text = feed.text[feed.start :].strip()
        arguments = self._parse_arguments(feed)
        if arguments is None or arguments.dyn_args or arguments.dyn_kwargs:
            return None, None, text
        return arguments.args, arguments.kwargs, text


def _head(c: Children, *values: Any) -> Head:
    return Head(c[0].value, Span(c[0].start_pos, c[-1].end_pos), values)


def _span(c: Children) -> Span:
    return Span(c[0].start_pos, c[-1].end_pos)


def _close(c: Children) -> Span:
    return Span(c[0].span.start, c[-1].end_pos)


def _body(collected: Children) -> nodes.Body:
    return tuple(
        nodes.Output(tuple(part), span=Span(part[0].span.start, part[-1].span.end)) if type(part) is list else part
        for part in collected
    )


def _is_blank(part: nodes.Stmt) -> bool:
    return isinstance(part, nodes.Output) and all(
        isinstance(item, nodes.TemplateData) and item.data.isspace() for item in part.nodes
    )
