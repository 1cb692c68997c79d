"""Text and attribute values in JSX.

Source: the JSX text rules of Babel, TypeScript and esbuild, which differ in what they trim and in the entities they
know; written here is what all three read alike. JSX drops line breaks with the spaces around them, so a line break
never carries meaning; JSX knows only HTML 4's entities, so few names are used.
"""

from __future__ import annotations

import re

from transpiler.emit.literals import is_invisible, literal, string_literal

_SPELLED = {
    "<": "&lt;",
    ">": "&gt;",
    "&": "&amp;",
    '"': "&quot;",
    "'": "&apos;",
    "\u00a0": "&nbsp;",
}
# what no tool takes as it is: white space that JSX or Prettier would fold, controls, braces, a comment's look
_NEEDS_LITERAL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff{}]|  |^ ?/[/*]")
_ATTRIBUTE_NAME = re.compile(r"[A-Za-z_$][\w$-]*(:[A-Za-z_$][\w$-]*)?", re.ASCII)


def text_lines(text: str) -> list[str]:
    """Text as children of an element, one child per line; significant spaces at the ends stand in braces."""
    if not text:
        return []
    if _NEEDS_LITERAL.search(text):
        return [f"{{{literal(text)}}}"]
    middle = text.strip(" ")
    if not middle:
        return ['{" "}']
    before = ['{" "}'] if text.startswith(" ") else []
    after = ['{" "}'] if text.endswith(" ") else []
    return [*before, "".join(_text_char(char) for char in middle), *after]


def attribute_value(text: str) -> str:
    """An attribute's constant value: in quotes where JSX reads that as it stands, else a literal in braces."""
    if ('"' in text and "'" in text) or "  " in text or any(is_invisible(char) for char in text):
        return f"{{{literal(text)}}}"
    return '"' + text.replace("&", "&amp;").replace('"', "&quot;") + '"'


def is_attribute_name(name: str) -> bool:
    """Whether JSX can spell the name: letters, digits, dashes and one colon."""
    return _ATTRIBUTE_NAME.fullmatch(name) is not None


def spread_of(name: str, value: str) -> str:
    """An attribute whose name JSX cannot spell."""
    return f"{{...{{ {string_literal(name)}: {value} }}}}"


def _text_char(char: str) -> str:
    return _SPELLED.get(char) or (f"&#{ord(char)};" if is_invisible(char) else char)
