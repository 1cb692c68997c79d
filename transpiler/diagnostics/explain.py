"""What `jinja2tsx explain CODE` prints, and the page of all codes."""

from __future__ import annotations

import difflib
import textwrap

from transpiler.diagnostics.catalog import CATALOG, Severity
from transpiler.diagnostics.examples import EXAMPLES, Example

_MEANING: dict[Severity, str] = {
    "error": "The template is not written; the others are.",
    "warning": "The template is written, and its page differs from Jinja2's for the inputs that are named.",
    "note": "The page is the same; a choice was made.",
}


def explain(code: str) -> str:
    """Severity, summary, explanation and example of a code. Raises `KeyError` for an unknown one."""
    entry = CATALOG[code]
    parts = [f"{entry.severity}[{code}]: {entry.summary}", textwrap.fill(entry.explanation, 100)]
    if code in EXAMPLES:
        parts.append(f"For example:\n\n  {EXAMPLES[code].template}")
        parts += [f"Write instead:\n\n  {EXAMPLES[code].instead}"] if EXAMPLES[code].instead else []
    return "\n\n".join(parts) + "\n"


def page() -> str:
    """All codes as Markdown, the most severe first."""
    parts = ["# Messages", "`jinja2tsx explain CODE` prints the same. `make examples` writes this page."]
    for severity, what in _MEANING.items():
        parts += [f"## {severity.capitalize()}s", what]
        for code, entry in sorted(CATALOG.items()):
            if entry.severity == severity:
                parts += [f"### {code}", f"{entry.summary[0].upper()}{entry.summary[1:]}. {entry.explanation}"]
                parts += _shown(EXAMPLES[code]) if code in EXAMPLES else []
    return "\n\n".join(parts) + "\n"


def _shown(example: Example) -> list[str]:
    found = [f"```jinja\n{example.template}\n```"]
    return [*found, f"Write instead:\n\n```jinja\n{example.instead}\n```"] if example.instead else found


def similar_codes(code: str) -> list[str]:
    """Codes that a mistyped one may mean, the likeliest first."""
    return difflib.get_close_matches(code, CATALOG, n=3, cutoff=0.5)
