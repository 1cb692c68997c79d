"""Comments that are more than remarks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transpiler import nodes
from transpiler.html import tree
from transpiler.html.bodies import piece
from transpiler.source import Span

_BINDING = re.compile(r"\s*/?ko\b")
_BINDING_IN_TEXT = re.compile(r"<!--\s*/?ko\b(?s:.*?-->)?")
_CONDITIONAL = re.compile(r"\s*\[if\b[^]]*]>(?!<!)")


def is_binding(comment: tree.Comment) -> bool:
    """Whether a library reads it: Knockout's `<!-- ko if: shown -->` and `<!-- /ko -->`."""
    return _begins(comment, _BINDING)


def bindings_in(body: Sequence[nodes.Node]) -> Iterator[Span]:
    """Where the text of a region that is no tree has comments that a library reads."""
    for inner in body:
        for node in nodes.walk(inner):
            if isinstance(node, nodes.TemplateData):
                for match in _BINDING_IN_TEXT.finditer(node.data):
                    yield piece(node, *match.span()).span


def is_conditional(comment: tree.Comment) -> bool:
    """Whether it hides markup from all browsers but Internet Explorer until its version 9."""
    return _begins(comment, _CONDITIONAL)


def _begins(comment: tree.Comment, pattern: re.Pattern[str]) -> bool:
    first = comment.parts[0] if comment.parts else None
    return isinstance(first, tree.Text) and pattern.match(first.data) is not None
