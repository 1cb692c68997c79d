"""Comments that are more than remarks."""

from __future__ import annotations

import re

from transpiler.html import tree

_BINDING = re.compile(r"\s*/?ko\b")
_CONDITIONAL = re.compile(r"\s*\[if\b[^]]*]>(?!<!)")


def is_binding(comment: tree.Comment) -> bool:
    """Whether a library reads it: Knockout's `<!-- ko if: shown -->` and `<!-- /ko -->`."""
    return _begins(comment, _BINDING)


def is_conditional(comment: tree.Comment) -> bool:
    """Whether it hides markup from all browsers but Internet Explorer until its version 9."""
    return _begins(comment, _CONDITIONAL)


def _begins(comment: tree.Comment, pattern: re.Pattern[str]) -> bool:
    first = comment.parts[0] if comment.parts else None
    return isinstance(first, tree.Text) and pattern.match(first.data) is not None
