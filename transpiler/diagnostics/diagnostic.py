"""Diagnostics are collected, not raised: a phase reports, returns something valid and goes on."""

from __future__ import annotations

from dataclasses import dataclass, field

from transpiler.diagnostics.catalog import CATALOG, Severity
from transpiler.source import Source, Span


@dataclass(frozen=True, slots=True)
class Label:
    """A second place a message points at, with what to see there."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One message about one place of one template.

    `title` states what was found, `label` says it at the place, `text` what was written instead,
    `hint` is one thing to type. `others` are further places (the tag that opened an unclosed block).
    """

    code: str
    source: Source
    span: Span
    title: str
    label: str = ""
    text: str = ""
    hint: str = ""
    others: tuple[Label, ...] = ()

    @property
    def severity(self) -> Severity:
        """Error: nothing is written. Warning: differs for named inputs. Note: equal, a choice was made."""
        return CATALOG[self.code].severity


@dataclass
class Diagnostics:
    """Collects the diagnostics of one template in the order they were found."""

    source: Source
    items: list[Diagnostic] = field(default_factory=list)

    def add(
        self,
        code: str,
        span: Span,
        title: str,
        *,
        label: str = "",
        text: str = "",
        hint: str = "",
        others: tuple[Label, ...] = (),
    ) -> None:
        """Report `code` (a key of the catalogue; `KeyError` otherwise) at `span`, once per place."""
        CATALOG[code]
        diagnostic = Diagnostic(code, self.source, span, title, label, text, hint, others)
        if diagnostic not in self.items:
            self.items.append(diagnostic)

    @property
    def has_errors(self) -> bool:
        """Whether anything collected forbids writing the module."""
        return any(item.severity == "error" for item in self.items)
