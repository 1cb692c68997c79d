"""Callbacks of grammar/extensions/i18n.lark, with the checks of `jinja2.ext.InternationalizationExtension.parse`."""

# What a callback does is said by its rule in the grammar:
# ruff: noqa: D102

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple, cast

from transpiler import nodes
from transpiler.diagnostics import Label
from transpiler.parse.errors import TemplateError
from transpiler.parse.lexeme import Lexeme
from transpiler.parse.parts import Head, Pending
from transpiler.source import Span

Children = list[Any]
_END = "expected token 'end of statement block'"


class _Variable(NamedTuple):
    name: Lexeme
    value: nodes.Expr


@dataclass(slots=True)
class TransParts:
    """What stands between `trans` and the end of the tag. Parts are checked one by one, as Jinja2 does."""

    variables: dict[str, nodes.Expr] = field(default_factory=dict)
    trimmed: bool | None = None
    after_comma: bool = False
    after_colon: bool = False

    def add(self, part: Lexeme | _Variable) -> None:
        """Take one comma, colon, name or assignment; raises `TemplateError` where it cannot stand."""
        token = part.name if isinstance(part, _Variable) else part
        self.check(token)
        needs_comma = self._needs_comma
        self.after_comma = needs_comma
        if needs_comma:
            return
        word = token.value
        if token.type == "COLON":
            self.after_colon = True
        elif isinstance(part, _Variable):
            self.variables[word] = part.value
        elif self._is_policy(word):
            self.trimmed = word == "trimmed"
        else:
            self.variables[word] = nodes.Name(word, "load", span=token.span)

    def check(self, token: Lexeme) -> None:
        """Whether a part may begin with `token`; raises `TemplateError` if not."""
        word = token.value
        if self.after_colon:
            raise TemplateError(token.span, f"{_END}, got {word!r}")
        if self._needs_comma:
            if token.type != "COMMA":
                raise TemplateError(token.span, f"expected token ',', got {word!r}", hint="put a comma here")
        elif token.type == "COMMA":
            raise TemplateError(token.span, "expected token 'name', got ','", hint="leave out this comma")
        elif word in self.variables:
            raise TemplateError(token.span, f"translatable variable {word!r} defined twice.")

    @property
    def _needs_comma(self) -> bool:
        return bool(self.variables) and not self.after_comma

    def _is_policy(self, word: str) -> bool:
        return self.trimmed is None and word in ("trimmed", "notrimmed")


class TransBuilder:
    """Builds `{% trans %}`."""

    def no_trans_parts(self, _c: Children) -> TransParts:
        return TransParts()

    def add_trans_part(self, c: Children) -> TransParts:
        parts, part = c
        parts.add(part)
        return cast(TransParts, parts)

    def trans_variable(self, c: Children) -> _Variable:
        return _Variable(c[0], c[2])

    def trans_head(self, c: Children) -> Head:
        return _head(c[0], None, c[1], c[2])

    def trans_head_context(self, c: Children) -> Head:
        return _head(c[0], c[1].value, c[2], c[3])

    def message_text(self, c: Children) -> Children:
        message, token = c
        message.append(nodes.TemplateData(token.value, span=token.span))
        return cast(Children, message)

    def message_name(self, c: Children) -> Children:
        message, _, token, _ = c
        message.append(nodes.Name(token.value, "load", span=token.span))
        return cast(Children, message)

    def trans_statement(self, c: Children) -> nodes.Trans:
        return _trans(c[0], c[1], None, None, c[-1])

    def plural_tag(self, c: Children) -> Pending:
        head, singular, opener = c[:3]
        count = None
        if len(c) > 3:
            count = c[3].value
            if count not in dict(head.values[0]):
                raise TemplateError(
                    c[3].span,
                    f"unknown variable {count!r} for pluralization",
                    others=(Label(head.span, "its variables are named here"),),
                    hint=f"{{% trans {count}=... %}}",
                )
        return Pending(head, opener, (singular, count))

    def trans_close(self, c: Children) -> Pending:
        (head, _, (singular, count)), _, plural, opener = c
        variables, _, _, keyword = head.values
        if not variables and not any(isinstance(part, nodes.Name) for part in singular):
            raise TemplateError(keyword, "pluralize without variables", label="nothing here can be counted")
        return Pending(head, opener, (singular, tuple(plural), count))

    def trans_plural(self, c: Children) -> nodes.Trans:
        head, _, (singular, plural, count) = c[0]
        return _trans(head, singular, plural, count, c[1])


def _trans(
    head: Head,
    singular: Children,
    plural: tuple[nodes.TemplateData | nodes.Name, ...] | None,
    count: str | None,
    end: Lexeme,
) -> nodes.Trans:
    variables, trimmed, context, _ = head.values
    place = Span(head.span.start, end.end_pos)
    return nodes.Trans(tuple(singular), plural, variables, count, trimmed, context, span=place, head=head.span)


def _head(opener: Lexeme, context: str | None, parts: TransParts, end: Lexeme) -> Head:
    if parts.after_comma:
        raise TemplateError(end.span, "expected token 'name', got 'end of statement block'", hint="leave out the comma")
    place = Span(opener.start_pos, end.end_pos)
    keyword = Span(opener.word, opener.end_pos)
    return Head(opener.value, place, (tuple(parts.variables.items()), parts.trimmed, context, keyword))
