"""What open elements and start tags come to: elements of the tree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from transpiler import nodes
from transpiler.html import tree
from transpiler.html.attributes import normalised
from transpiler.html.bodies import as_body, cut_out
from transpiler.html.solved import Frame
from transpiler.html.tokens import End, Mark, Places, Start, Token
from transpiler.html.tokenset import jumps
from transpiler.source import NO_SPAN
from transpiler.tables import elements as e


def closed(frame: Frame, places: Places) -> tree.Element:
    """The element of a frame."""
    name = frame.name.rpartition(":")[2]
    children = list(frame.children)
    if name in ("pre", "listing", "textarea") and children and isinstance(first := children[0], tree.Text):
        # the parser drops a line break right after these start tags
        children[0] = replace(first, data=first.data.removeprefix("\n"))
    content: tree.Content = "normal"
    if frame.namespace == "html":
        content = "rcdata" if name in e.RCDATA else "raw" if name in e.RAW_STATES else "normal"
    if frame.start is None:
        optional = name == "tbody" and not any(map(_prints, children))
        return tree.Element(name, (), tuple(children), NO_SPAN, optional=optional)
    return replace(element(frame.start, frame.namespace, places), children=tuple(children), content=content)


def _prints(node: tree.Node) -> bool:
    """Whether an element stands here on every path."""
    match node:
        case tree.Element():
            return not node.optional
        case tree.If(arms):
            return arms[-1].test is None and all(any(map(_prints, arm.children)) for arm in arms)
        case tree.For(_, children, else_children):
            return not jumps(children) and any(map(_prints, children)) and any(map(_prints, else_children))
        case tree.Scope(_, children):
            return any(map(_prints, children))
        case _:
            return False


def element(start: Start, namespace: tree.Namespace, places: Places) -> tree.Element:
    """The element of a start tag, without children."""
    written = start.name
    if isinstance(written, str) and namespace == "svg":
        written = e.SVG_TAGS.get(written, written)
    span = places.span(start.start, abs(start.end))
    return tree.Element(written, normalised(start.attributes), (), span, "normal", namespace)


def inert(
    items: Sequence[Token], index: int, marks: Sequence[Mark] | None, places: Places, *, page: bool
) -> tuple[tree.RawRegion | None, int] | None:
    """The content of the element that starts at `index`, if it has some, and the index of its end tag.

    Nothing but that closes it (section 13.2.6.4.22), or the end of the `page`. None where it cannot be cut out.
    """
    start = items[index]
    if not isinstance(start, Start):
        return None
    depth, end = 1, index
    while depth and end + 1 < len(items):
        end += 1
        item = items[end]
        if isinstance(item, Start | End) and item.name == start.name:
            depth += 1 if isinstance(item, Start) else -1
    last = items[end]
    if marks is None or start.end < 0 or not (depth == 0 or page):
        return None
    closed = depth == 0 and isinstance(last, End)
    stop = last.start if closed and isinstance(last, End) else marks[-1].end
    end = end if closed else len(items)
    if stop <= start.end:
        return None, end
    closing = nodes.TemplateData(f"</{start.name}>" * (depth - 1), span=marks[-1].node.span)
    body = as_body([*cut_out(marks, start.end, stop), *([closing] if closing.data else [])])
    return tree.RawRegion(body, "", places.span(start.end, stop)), end
