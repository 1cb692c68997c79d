"""Statements that Jinja2 desugars while it parses; we keep what was written (`parse.to_jinja` desugars)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transpiler.nodes.base import BodyNode, Node
from transpiler.nodes.expressions import Keyword, Name, TemplateData

if TYPE_CHECKING:
    from transpiler.nodes.unions import Body, Expr


@dataclass(frozen=True, slots=True, eq=False)
class Trans(BodyNode):
    """`{% trans "context" trimmed n=items|length %}one item{% pluralize n %}{{ n }} items{% endtrans %}`.

    `variables` are those written in the tag, in order; the bodies' `Name` parts may name more. `plural` is None
    without `pluralize`, `count` the name written after `pluralize`. `trimmed` is None where the tag says nothing.
    See `nodes.trans` for the message texts and the counted expression.
    """

    singular: tuple[TemplateData | Name, ...]
    plural: tuple[TemplateData | Name, ...] | None
    variables: tuple[tuple[str, Expr], ...]
    count: str | None
    trimmed: bool | None
    context: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Debug(Node):
    """`{% debug %}`: prints the context, the filters and the tests."""


@dataclass(frozen=True, slots=True, eq=False)
class Autoescape(BodyNode):
    """`{% autoescape value %}body{% endautoescape %}`: also opens a scope."""

    value: Expr
    body: Body


@dataclass(frozen=True, slots=True, eq=False)
class CustomTag(BodyNode):
    """A tag of the app's own extension: `{% cache 300, key="a" %}body{% endcache %}`; `body` is None if inline.

    `arguments` is the text between name and end of the tag. `args` and `kwargs` are None where that text is not
    a list of expressions and keyword arguments.
    """

    name: str
    args: tuple[Expr, ...] | None
    kwargs: tuple[Keyword, ...] | None
    body: Body | None
    arguments: str
