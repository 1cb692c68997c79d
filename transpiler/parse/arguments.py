"""The arguments of a call, checked one by one (`jinja2.parser.Parser.parse_call_args`)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from transpiler import nodes
from transpiler.parse.errors import TemplateError
from transpiler.source import Span


class Star(NamedTuple):
    """`*value` or `**value` among arguments."""

    double: bool
    value: nodes.Expr


class Arguments(NamedTuple):
    """The parenthesis of a call, in the order of the nodes' fields."""

    args: tuple[nodes.Expr, ...]
    kwargs: tuple[nodes.Keyword, ...]
    dyn_args: nodes.Expr | None
    dyn_kwargs: nodes.Expr | None


class Parenthesis(NamedTuple):
    """Arguments and where their closing parenthesis ends."""

    arguments: Arguments
    end: int


NO_ARGUMENTS = Arguments((), (), None, None)


@dataclass(slots=True)
class ArgumentList:
    """Arguments so far, after the opening parenthesis at `start`."""

    start: int
    args: list[nodes.Expr] = field(default_factory=list)
    kwargs: list[nodes.Keyword] = field(default_factory=list)
    dyn_args: nodes.Expr | None = None
    dyn_kwargs: nodes.Expr | None = None

    def add(self, argument: nodes.Expr | nodes.Keyword | Star) -> None:
        """Take one more; raises `TemplateError` where Jinja2's order forbids it."""
        match argument:
            case Star(double=True):
                self.check("POW", argument.value.span.end)
                self.dyn_kwargs = argument.value
            case Star():
                self.check("MUL", argument.value.span.end)
                self.dyn_args = argument.value
            case nodes.Keyword():
                self.check("KEYWORD_NAME", argument.span.end)
                self.kwargs.append(argument)
            case _:
                self.check("", argument.span.end)
                self.args.append(argument)

    def check(self, terminal: str, end: int) -> None:
        """Whether an argument may follow that begins with `terminal`; Jinja2 reports the opening parenthesis."""
        late = self.dyn_kwargs is not None
        if terminal not in ("POW", "KEYWORD_NAME"):
            late = late or self.dyn_args is not None
        if terminal == "":
            late = late or bool(self.kwargs)
        if late:
            raise TemplateError(
                Span(self.start, end),
                "invalid syntax for function call expression",
                label="the last of these stands too late",
                hint="plain arguments come first, then `key=value` and one `*args`, then one `**kwargs`",
            )

    def done(self) -> Arguments:
        """All of them."""
        return Arguments(tuple(self.args), tuple(self.kwargs), self.dyn_args, self.dyn_kwargs)
