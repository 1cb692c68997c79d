"""What `api.py` (written by `jinja2tsx migrate --api`) sends for a page: its props alone, or why there are none.

The page is asked for inside the app, with the visitor's own request, so that guards, hooks and the view itself decide
as ever. What every template sees (`ctx`: sessions, settings, messages) is no part of the answer.
"""

from __future__ import annotations

import json
from typing import Any

from .capture import Asked

CONDITIONAL = frozenset({"if-none-match", "if-modified-since", "range"})
"""Headers that mean the page and not its JSON."""


def answer_of(asked: Asked, status: int, kind: str, body: bytes) -> tuple[int, dict[str, Any]] | None:
    """The status and JSON for what the view answered; None where the answer is no page and passes as it is."""
    payload = asked.answer(body)
    if payload is not None:
        props: dict[str, Any] = json.loads(payload)["props"]
        props.pop("ctx", None)
        return status, _without_names(props)
    if not kind.startswith(("text/html", "application/xhtml+xml")) or 300 <= status < 400:
        return None
    if asked.misfits:
        return 500, {"error": "a value does not fit what the template reads: see the log jinja2tsx.bridge"}
    (template,) = asked.templates
    return status if status >= 400 else 404, {"error": f"the view does not show {template} now"}


def _without_names(value: Any) -> Any:
    """JSON without what stands for objects among the page's own calls (`$ref`)."""
    if isinstance(value, dict):
        return {key: _without_names(part) for key, part in value.items() if key != "$ref"}
    return [_without_names(part) for part in value] if isinstance(value, list) else value
