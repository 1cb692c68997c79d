"""What React's style objects may hold, from `styles.json` (see `scripts/generate_tables.py`)."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path


def takes_style(key: str, value: str) -> bool:
    """Whether React's types take `value` for the property `key`, in React's spelling; custom ones take all."""
    if key.startswith("--"):
        return True
    words = _properties().get(key)
    return words is not None and (not words or value in words.split())


@cache
def _properties() -> dict[str, str]:
    loaded: dict[str, dict[str, str]] = json.loads(Path(__file__).with_name("styles.json").read_text(encoding="utf-8"))
    return loaded["properties"]
