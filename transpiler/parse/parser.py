"""From a template's text to its tree."""

from __future__ import annotations

import re

from lark.exceptions import UnexpectedToken

from transpiler import nodes
from transpiler.diagnostics import Diagnostics, Label
from transpiler.options import Options
from transpiler.parse.checks import compile_errors
from transpiler.parse.errors import TemplateError
from transpiler.parse.feed import feed_of
from transpiler.parse.grammar import front_end
from transpiler.parse.messages import explain, refused_before
from transpiler.source import Source, Span

_SPACE = re.compile(r"\s*")


def parse(source: Source, options: Options, diagnostics: Diagnostics) -> nodes.Template | None:
    """The tree of `source`; None after an error was reported.

    Refuses what Jinja2 refuses to parse (`read`) or, whatever the app is like, to compile (`compile_errors`).
    """
    tree = read(source, options, diagnostics)
    if tree is None:
        return None
    refused = False
    for error in compile_errors(tree):
        _report(error, source, diagnostics)
        refused = True
    return None if refused else tree


def read(source: Source, options: Options, diagnostics: Diagnostics) -> nodes.Template | None:
    """The tree of `source`, accepting what `jinja2.Environment.parse` accepts; an error stands on Jinja2's line."""
    lark, syntax = front_end(options)
    feed = feed_of(source.text, syntax)
    try:
        tree = lark.parse(feed, start="template")
    except TemplateError as error:
        _report(refused_before(feed) or error, source, diagnostics)
    except UnexpectedToken as error:
        _report(explain(error, feed), source, diagnostics)
    else:
        assert isinstance(tree, nodes.Template)
        return nodes.Template(tree.body, span=Span(0, len(source.text)))
    return None


def _report(error: TemplateError, source: Source, diagnostics: Diagnostics) -> None:
    span, label, others = error.span, error.label, error.others
    if error.following and (space := _SPACE.match(source.text, span.end)) and space.end() < len(source.text):
        others = (*others, Label(span, label))
        span, label = Span(space.end(), space.end() + 1), ""
    size = len(source.text)
    span = Span(min(span.start, size), min(max(span.start, span.end), size))
    diagnostics.add(error.code, span, error.title, label=label, text=error.text, hint=error.hint, others=others)
