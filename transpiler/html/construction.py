"""What a tag does to the open elements: the insertion modes of section 13.2.6 as far as they are plain stack work.

A stack is a tuple of names, outermost first; SVG and MathML elements are spelled `svg:g`, `math:mi`. What the standard
solves by moving nodes (adoption agency, foster parenting) raises `MisnestError`: those places are left to the browser.
"""

from __future__ import annotations

from dataclasses import dataclass

from transpiler.tables import elements as e

Stack = tuple[str, ...]


class MisnestError(Exception):
    """The parser would move or copy nodes here. `escapes`: the consequences may leave the parent element."""

    def __init__(self, reason: str, escapes: bool = True) -> None:
        super().__init__(reason)
        self.reason = reason
        self.escapes = escapes


_IN_SELECT = frozenset({"option", "optgroup", "hr", "script", "template"})


@dataclass(frozen=True, slots=True)
class Step:
    """Elements to pop from the top, then to open implicitly; whether the tag itself is to be ignored.

    `pops` of an end tag includes its element; `creates` is an element that a stray end tag makes;
    `beyond`: nothing on the stack is closed, an element further out may be.
    """

    pops: int = 0
    implied: tuple[str, ...] = ()
    ignored: bool = False
    creates: str | None = None
    beyond: bool = False


def namespace_of(stack: Stack) -> str:
    """The namespace a start tag would land in: html, svg or math."""
    if not stack or ":" not in stack[-1]:
        return "html"
    space, _, name = stack[-1].partition(":")
    integration = e.SVG_INTEGRATION if space == "svg" else e.MATH_INTEGRATION
    return "html" if name.lower() in integration else space


def _in_scope(stack: Stack, names: frozenset[str] | set[str], barrier: frozenset[str]) -> int | None:
    """Index of the innermost of `names` that no barrier hides; HTML inside SVG hides all but parts of tables."""
    foreign = not barrier <= e.TABLE_SCOPE
    for index in range(len(stack) - 1, -1, -1):
        name = stack[index]
        if name in names:
            return index
        if name in barrier or (foreign and ":" in name and namespace_of(stack[: index + 1]) == "html"):
            return None
    return None


def _checked(stack: Stack, keep: int, closing: str | None = None) -> int:
    """The number of pops down to `keep` elements; formatting elements must not be popped on the way."""
    for name in stack[keep + (1 if closing else 0) :]:
        if name in e.FORMATTING and not any(marker in e.MARKERS for marker in stack[keep:]):
            raise MisnestError(f"`<{name}>` is still open where its parent ends")
    return len(stack) - keep


def open_tag(stack: Stack, name: str) -> Step:
    """What a start tag `name` (HTML namespace) pops and opens before it is pushed."""
    pops = 0
    if name in e.TABLE_CHILDREN:
        return _open_table_part(stack, name)
    if stack and stack[-1] in e.IN_TABLE_CONTEXT and name not in e.ALLOWED_IN_TABLE:
        if name == "form" or name == "input":
            raise MisnestError(f"`<{name}>` stands directly in a table")
        raise MisnestError(f"`<{name}>` stands directly in `<{stack[-1]}>`: browsers move it in front of the table")
    if stack and stack[-1] in ("select", "option", "optgroup") and "select" in stack and name not in _IN_SELECT:
        raise MisnestError(f"`<{name}>` stands in `<select>`: browsers do not agree on it", escapes=False)
    if name in ("option", "optgroup"):
        if stack and stack[-1] == "option":
            pops = 1
        if name == "optgroup" and len(stack) > pops and stack[len(stack) - pops - 1] == "optgroup":
            pops += 1
        return Step(pops)
    if name in ("li", "dd", "dt"):
        pops = _open_item(stack, name)
        stack = stack[: len(stack) - pops]
    if name in e.CLOSES_P and (index := _in_scope(stack, {"p"}, e.BUTTON_SCOPE)) is not None:
        closed = _checked(stack, index)
        pops += closed
        stack = stack[: len(stack) - closed]
    if name in e.HEADINGS and stack and stack[-1] in e.HEADINGS:
        pops += 1
    if name == "button" and (index := _in_scope(stack, {"button"}, e.SCOPE)) is not None:
        pops += _checked(stack, index)
    if name in ("a", "nobr") and name in stack[_last_marker(stack) :]:
        raise MisnestError(f"`<{name}>` stands inside `<{name}>`")
    if name == "form" and "form" in stack and "template" not in stack:
        return Step(ignored=True)
    if name in ("rb", "rp", "rt", "rtc") and "ruby" in stack:
        kept = {"rtc"} if name in ("rp", "rt") else set[str]()
        while stack[-1] in e.IMPLIED_END - kept:
            pops, stack = pops + 1, stack[:-1]
    return Step(pops)


def _last_marker(stack: Stack) -> int:
    return max((index for index, name in enumerate(stack) if name in e.MARKERS), default=0)


def _open_item(stack: Stack, name: str) -> int:
    same = {"li"} if name == "li" else {"dd", "dt"}
    for index in range(len(stack) - 1, -1, -1):
        if stack[index] in same:
            return _checked(stack, index)
        if ":" in stack[index] or (stack[index] in e.SPECIAL and stack[index] not in ("address", "div", "p")):
            return 0
    return 0


def _open_table_part(stack: Stack, name: str) -> Step:
    """Table sections, rows, cells, captions and columns: close what is open, open what is left out."""
    at = next((i for i in range(len(stack) - 1, -1, -1) if stack[i] in ("table", "template", "html")), None)
    if at is None:
        top = stack[-1] if stack else ""
        known = (*e.TABLE_SECTIONS, "tr", *e.CELLS, "caption", "colgroup")
        if not stack or top in known:  # a fragment of a table: its table stands in another file
            at = -1
        else:
            return Step(ignored=True)
    elif stack[at] != "table" and at != len(stack) - 1:
        raise MisnestError(f"`<{name}>` stands outside a table")
    inside = stack[at + 1 :]
    section = next((i for i, part in enumerate(inside) if part in e.TABLE_SECTIONS), None)
    row = next((i for i, part in enumerate(inside) if part == "tr"), None)
    keep = at + 1
    implied: tuple[str, ...] = ()
    if name in e.CELLS and row is not None:
        keep += row + 1
    elif name in (*e.CELLS, "tr"):
        keep += 0 if section is None else section + 1
        in_table = at >= 0 and stack[at] == "table"
        implied = ("tbody",) if section is None and in_table else ()
        if name in e.CELLS and (in_table or section is not None):
            implied = (*implied, "tr")
    elif name == "col":
        if inside and inside[-1] == "colgroup":
            keep = len(stack)
        elif at >= 0:
            implied = ("colgroup",)
    return Step(_checked(stack, keep), implied)


def close_tag(stack: Stack, name: str) -> Step:
    """What an end tag `name` closes."""
    if stack and ":" in stack[-1] and name in ("p", "br"):
        raise MisnestError(f"`</{name}>` stands in SVG or MathML")
    for depth, part in enumerate(reversed(stack)):
        if ":" not in part:
            break
        if part.partition(":")[2].lower() == name:
            return Step(depth + 1)
    if "select" in stack and stack[-1] in ("select", *_IN_SELECT) and name not in ("select", *_IN_SELECT):
        raise MisnestError(f"`</{name}>` stands in `<select>`: browsers do not agree on it", escapes=False)
    if name in e.VOID and name != "br":
        return Step(ignored=True)
    if name == "br":
        return Step(ignored=True, creates="br")
    if name == "p":
        index = _in_scope(stack, {"p"}, e.BUTTON_SCOPE)
        if index is None:
            return Step(creates="p", ignored=True, beyond=not stack)
        return Step(_checked(stack, index, name))
    if name in e.FORMATTING:
        return _close_formatting(stack, name)
    if name in e.HEADINGS:
        return _close_in_scope(stack, e.HEADINGS, e.SCOPE, name)
    if name == "li":
        return _close_in_scope(stack, {"li"}, e.LIST_SCOPE, name)
    if name in e.BLOCK_END or name in ("dd", "dt"):
        return _close_in_scope(stack, {name}, e.SCOPE, name)
    if name in ("table", "template") or name in e.TABLE_CHILDREN:
        return _close_in_scope(stack, {name}, e.TABLE_SCOPE - {name}, name)
    for index in range(len(stack) - 1, -1, -1):
        if stack[index] == name:
            return Step(_checked(stack, index, name))
        if stack[index] in e.SPECIAL and name not in ("html", "body", "head"):
            return Step(ignored=True)
    return Step(ignored=True, beyond=True)


def _close_in_scope(stack: Stack, names: frozenset[str] | set[str], barrier: frozenset[str], name: str) -> Step:
    index = _in_scope(stack, names, barrier)
    if index is None:
        hidden = any(part in barrier for part in stack)
        return Step(ignored=True, beyond=not hidden)
    if name == "form" and any(part not in e.IMPLIED_END for part in stack[index + 1 :]):
        raise MisnestError("`</form>` stands inside an element that was opened in the form")
    return Step(_checked(stack, index, name))


def _close_formatting(stack: Stack, name: str) -> Step:
    """The adoption agency where it comes down to popping: no special element is open inside."""
    for index in range(len(stack) - 1, -1, -1):
        if stack[index] == name:
            return Step(_checked(stack, index, name))
        if stack[index] in e.MARKERS:
            return Step(ignored=True)
        if stack[index] in e.SPECIAL:
            if name in stack[:index]:
                raise MisnestError(f"`</{name}>` stands inside `<{stack[index]}>` that was opened in it")
            return Step(ignored=True)
    return Step(ignored=True, beyond=True)
