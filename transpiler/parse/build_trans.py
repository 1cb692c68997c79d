"""Callbacks of grammar/extensions/i18n.lark, with the checks of `jinja2.ext.InternationalizationExtension.parse`."""

from __future__ import annotations

from typing import Any, NamedTuple, cast

from transpiler import nodes
from transpiler.parse.errors import TemplateError
from transpiler.parse.lexer import Lexeme
from transpiler.parse.parts import Head
from transpiler.source import Span

Children = list[Any]
_END = "expected token 'end of statement block'"


class _Variable(NamedTuple):
    name: Lexeme
    value: nodes.Expr


class TransBuilder:
    """Builds `{% trans %}`."""

    def trans_variable(self, c: Children) -> _Variable:
        return _Variable(c[0], c[2])

    def trans_head(self, c: Children) -> Head:
        return _trans_head(c[0], None, c[1], c[2])

    def trans_head_context(self, c: Children) -> Head:
        return _trans_head(c[0], c[1].value, c[2], c[3])

    def message_text(self, c: Children) -> Children:
        message, token = c
        message.append(nodes.TemplateData(token.value, span=token.span))
        return cast(Children, message)

    def message_name(self, c: Children) -> Children:
        message, _, token, _ = c
        message.append(nodes.Name(token.value, "load", span=token.span))
        return cast(Children, message)

    def pluralize(self, c: Children) -> Lexeme | None:
        return c[1] if len(c) > 2 else None

    def trans_statement(self, c: Children) -> nodes.Trans:
        head, singular = c[:2]
        variables, trimmed, context, keyword = head.values
        plural = tuple(c[3]) if len(c) > 4 else None
        count = None
        if plural is not None:
            count = _count(c[2], variables, singular, keyword)
        return nodes.Trans(
            tuple(singular),
            plural,
            variables,
            count,
            trimmed,
            context,
            span=Span(head.span.start, c[-1].end_pos),
            head=head.span,
        )


def _trans_head(opener: Lexeme, context: str | None, parts: Children, end: Lexeme) -> Head:
    variables: dict[str, nodes.Expr] = {}
    trimmed: bool | None = None
    after_comma = False
    rest = iter(parts)
    for part in rest:
        if variables and not after_comma:
            if _type(part) != "COMMA":
                raise TemplateError(_place(part), f"expected token ',', got {_word(part)!r}", hint="put a comma here")
            after_comma = True
            continue
        if _type(part) == "COLON":
            for extra in rest:
                raise TemplateError(_place(extra), f"{_END}, got {_word(extra)!r}")
            after_comma = False
            break
        if _type(part) == "COMMA":
            raise TemplateError(_place(part), "expected token 'name', got ','", hint="leave out this comma")
        after_comma = False
        name: Lexeme = part.name if isinstance(part, _Variable) else part
        if name.value in variables:
            raise TemplateError(name.span, f"translatable variable {name.value!r} defined twice.")
        if isinstance(part, _Variable):
            variables[name.value] = part.value
        elif trimmed is None and name.value in ("trimmed", "notrimmed"):
            trimmed = name.value == "trimmed"
        else:
            variables[name.value] = nodes.Name(name.value, "load", span=name.span)
    if after_comma:
        raise TemplateError(end.span, "expected token 'name', got 'end of statement block'", hint="leave out the comma")
    place = Span(opener.start_pos, end.end_pos)
    keyword = Span(opener.word, opener.end_pos)
    return Head(opener.value, place, (tuple(variables.items()), trimmed, context, keyword))


def _count(
    written: Lexeme | None,
    variables: tuple[tuple[str, nodes.Expr], ...],
    singular: Children,
    keyword: Span,
) -> str | None:
    """The name written after `pluralize`, which must be a variable of the tag."""
    if written is not None:
        if written.value not in dict(variables):
            raise TemplateError(
                written.span,
                f"unknown variable {written.value!r} for pluralization",
                hint=f"name it in the tag: `{{% trans {written.value}=... %}}`",
            )
        return cast(str, written.value)
    if not variables and not any(isinstance(part, nodes.Name) for part in singular):
        raise TemplateError(keyword, "pluralize without variables", label="nothing here can be counted")
    return None


def _type(part: Lexeme | _Variable) -> str:
    return "NAME" if isinstance(part, _Variable) else part.type


def _place(part: Lexeme | _Variable) -> Span:
    return part.name.span if isinstance(part, _Variable) else part.span


def _word(part: Lexeme | _Variable) -> str:
    return cast(str, part.name.value if isinstance(part, _Variable) else part.value)
