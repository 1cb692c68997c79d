"""Every diagnostic code: its severity and what `jinja2tsx explain CODE` says about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Entry:
    """Severity, a one-line summary and the longer explanation (plain text, markdown code spans)."""

    severity: Severity
    summary: str
    explanation: str


CATALOG: dict[str, Entry] = {
    "syntax-error": Entry(
        "error",
        "Jinja2 refuses this template",
        "The template does not parse. Jinja2 raises `TemplateSyntaxError` for it, so it renders no page today.",
    ),
    "nesting-limit": Entry(
        "error",
        "the template nests deeper than Jinja2 can compile",
        "Jinja2 compiles a template to Python, which allows about 100 nested blocks. Move inner parts to partials.",
    ),
}
