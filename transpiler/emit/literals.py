"""Text -> JavaScript literals and identifiers, with everything invisible escaped.

Source of the rules: ECMA-262 (string and template literals, identifier names). Escaped although it would be legal:
spaces other than the plain one, format and control characters, so that a reader sees what a string holds.
"""

from __future__ import annotations

import json
import re
import unicodedata

_IDENTIFIER = re.compile(r"[A-Za-z_$][\w$]*", re.ASCII)
_INVISIBLE = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs"})
_SAFE_INTEGER = 2**53


def is_identifier(text: str) -> bool:
    """Whether `text` can be a property name without quotes: ASCII only, which every tool agrees on."""
    return _IDENTIFIER.fullmatch(text) is not None


def is_invisible(char: str) -> bool:
    """Whether a reader cannot see `char`; the plain space counts as visible."""
    return char != " " and unicodedata.category(char) in _INVISIBLE


def string_literal(text: str) -> str:
    """A string literal in double quotes."""
    return '"' + "".join(_string_char(char) for char in json.dumps(text, ensure_ascii=False)[1:-1]) + '"'


def literal(text: str) -> str:
    """A string as a reader likes it best: in quotes, or as a template literal where it has several lines."""
    return f"`{template_text(text)}`" if text.count("\n") > 1 and text.strip("\n") else string_literal(text)


def template_text(text: str) -> str:
    r"""Text as it stands between the backticks of a template literal; line breaks stay, since `\n` is not readable."""
    escaped = text.replace("\\", "\\\\").replace("`", "\\`").replace("${", "\\${")
    return "".join(char if char == "\n" else _string_char(char) for char in escaped)


def number_literal(value: int | float) -> str:
    """A number that is not negative. Raises `ValueError` for an int that JavaScript would round."""
    if isinstance(value, int) or (value.is_integer() and value < _SAFE_INTEGER):
        if value > _SAFE_INTEGER:
            raise ValueError(f"{value} is no JavaScript number: the lowering boxes ints beyond 2 ** 53")
        return str(int(value))
    if value != value:
        return "NaN"
    return "Infinity" if value == float("inf") else repr(value)


def property_key(name: str) -> str:
    """A key of an object literal. `__proto__` is computed: spelled plainly it would set the prototype."""
    if name == "__proto__":
        return '["__proto__"]'
    return name if is_identifier(name) else string_literal(name)


def _string_char(char: str) -> str:
    if not is_invisible(char):
        return char
    code = ord(char)
    if char in _SHORT:
        return _SHORT[char]
    return f"\\u{code:04x}" if code < 0x10000 else f"\\u{{{code:x}}}"


_SHORT = {"\t": "\\t", "\n": "\\n", "\r": "\\r"}
