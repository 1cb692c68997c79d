"""Character references (`&amp;`, `&#8364;`), decoded as section 13.2.5.72 of the HTML standard says."""

from __future__ import annotations

import re
from html.entities import html5

_REFERENCE = re.compile(r"&(?:#(?P<hex>[xX][0-9a-fA-F]*|[0-9]*)|(?P<name>[0-9A-Za-z]*))(?P<end>;?)")
_WINDOWS_1252 = dict(zip(range(0x80, 0xA0), bytes(range(0x80, 0xA0)).decode("cp1252", errors="replace"), strict=True))


def reference_length(text: str, position: int) -> int:
    """How much of `text` from the `&` at `position` may belong to a reference."""
    match = _REFERENCE.match(text, position)
    return len(match.group()) if match else 1


def decode_reference(text: str, position: int, in_attribute: bool) -> tuple[str, int]:
    """The characters that the `&` at `position` stands for, and how many characters of `text` spell them."""
    match = _REFERENCE.match(text, position)
    if match is None:
        return "&", 1
    digits = match["hex"]
    if digits is not None:
        number = digits[1:] if digits[:1] in ("x", "X") else digits
        if not number:
            return text[position : position + 2 + len(digits)], 2 + len(digits)
        return _character(int(number, 16 if number is not digits else 10)), len(match.group())
    name = match["name"]
    if match["end"] and name + ";" in html5:
        return html5[name + ";"], len(match.group())
    for length in range(min(len(name), 6), 1, -1):  # the longest name that may go without `;` has six letters
        if name[:length] in html5:
            after = text[position + 1 + length : position + 2 + length]
            if in_attribute and (after == "=" or (after.isascii() and after.isalnum())):
                break
            return html5[name[:length]], 1 + length
    return "&", 1


def decode(text: str) -> str:
    """`text` as an HTML parser reads it outside attributes."""
    parts = []
    position = 0
    while (found := text.find("&", position)) >= 0:
        parts.append(text[position:found])
        characters, length = decode_reference(text, found, in_attribute=False)
        parts.append(characters)
        position = found + length
    return "".join((*parts, text[position:]))


def _character(code: int) -> str:
    if code == 0 or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    replacement = _WINDOWS_1252.get(code)
    return chr(code) if replacement in (None, "\ufffd") else str(replacement)
