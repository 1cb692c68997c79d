"""What stops a parse: raised inside the room, reported as a diagnostic at its door."""

from __future__ import annotations

from dataclasses import dataclass, field

from transpiler.diagnostics import Label
from transpiler.source import Span


@dataclass
class TemplateError(Exception):
    """One refusal. `following` asks for the place of the first thing after `span`, where Jinja2 reports it."""

    span: Span
    title: str
    label: str = ""
    text: str = ""
    hint: str = ""
    others: tuple[Label, ...] = ()
    code: str = "syntax-error"
    following: bool = field(default=False)


@dataclass
class CompileError(TemplateError):
    """A refusal of a template that parses."""

    code: str = "compile-error"
