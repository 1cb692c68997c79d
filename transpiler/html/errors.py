"""How the parts of this room tell each other that a place cannot be taken."""

from __future__ import annotations

from transpiler.source import Span


class RegionError(Exception):
    """No rung of the ladder takes this place, and no element of the list at hand holds it."""

    def __init__(self, reason: str, span: Span, *, moved: bool = False) -> None:
        """`moved`: browsers move elements here, which React's string cannot say without an element around it."""
        super().__init__(reason)
        self.moved = moved
        self.reason = reason
        self.span = span


class FramesError(RegionError):
    """A page has frames, which may take the place of its body."""

    def __init__(self, span: Span) -> None:
        super().__init__("frames take the place of the page's body", span, moved=True)


class BindingError(RegionError):
    """A comment is part of what a library reads: `<!-- ko if: shown -->`."""

    def __init__(self, span: Span) -> None:
        super().__init__("Knockout reads this comment, and React prints none", span)
