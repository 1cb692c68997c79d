"""Style attributes as React objects, where React prints them back equal."""

from __future__ import annotations

import re

from transpiler.tables import takes_style

_PROPERTY = re.compile(r"--[\w-]+|-?[a-z][a-z-]*")


def static_style(css: str) -> dict[str, str] | None:
    """`color: red; --x: 1` as React's keys and string values; None where an object would not mean the same.

    Refused: a property named twice, `!important` (lost on the client), comments, escapes, vendor hacks,
    whatever is not `name: value`, and what React's types do not take.
    """
    if "/*" in css or "\\" in css or "!" in css:
        return None
    found: dict[str, str] = {}
    for declaration in _split(css):
        name, colon, value = declaration.partition(":")
        name, value = name.strip(), value.strip()
        key = name if name.startswith("--") else name.lower()
        prop = _react_key(key)
        if not colon or not value or not _PROPERTY.fullmatch(key) or prop in found or not takes_style(prop, value):
            return None
        found[prop] = value
    return found or None


def _split(css: str) -> list[str]:
    parts, current, depth, quote = [], "", 0, ""
    for character in css:
        if quote:
            quote = "" if character == quote else quote
        elif character in "\"'":
            quote = character
        elif character in "()":
            depth += 1 if character == "(" else -1
        elif character == ";" and depth == 0:
            parts.append(current)
            current = ""
            continue
        current += character
    return [part for part in [*parts, current] if part.strip()]


def _react_key(name: str) -> str:
    if name.startswith("--"):
        return name
    name = re.sub(r"^-ms-", "ms-", name)
    return re.sub(r"-([a-z])", lambda match: match[1].upper(), name)
