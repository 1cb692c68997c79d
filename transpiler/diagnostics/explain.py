"""What `jinja2tsx explain CODE` prints."""

from __future__ import annotations

import difflib

from transpiler.diagnostics.catalog import CATALOG


def explain(code: str) -> str:
    """Severity, summary and explanation of a code. Raises `KeyError` for an unknown one."""
    entry = CATALOG[code]
    return f"{entry.severity}[{code}]: {entry.summary}\n\n{entry.explanation.strip()}\n"


def similar_codes(code: str) -> list[str]:
    """Codes that a mistyped one may mean, the likeliest first."""
    return difflib.get_close_matches(code, CATALOG, n=3, cutoff=0.5)
