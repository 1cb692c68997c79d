"""The constructor: open elements, active formatting elements, where a node goes; the modes are in the siblings."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from transpiler.html import tree
from transpiler.html.ahead import PASS, ahead
from transpiler.html.bodies import SILENT
from transpiler.html.conditions import is_pure
from transpiler.html.tokens import DoctypeFields, End, RawChildren, Repaired, Start, Token
from transpiler.html.tokenset import nodes_in
from transpiler.tables import elements as e

_PIECES = re.compile(r"[\t\n\f\r ]+|\0+|[^\t\n\f\r \0]+")
_SPECIAL_MATH = frozenset({"mi", "mo", "mn", "ms", "mtext", "annotation-xml"})
_SPECIAL_SVG = frozenset({"foreignobject", "desc", "title"})
_SAME_FORMATTING = 3
_ROWS = (frozenset({"tr"}), frozenset({"tr", PASS}))
_FLOW = frozenset({"in body", "in cell", "in caption"})
_TABLE = frozenset({"in table", "in table body", "in row"})


class RepairError(Exception):
    """The tree depends on what is not known here: a value, a condition, or what stands around."""


@dataclass(eq=False, slots=True)
class Node:
    """An element under construction; `base`: one of those around, which the tokens at hand must not close."""

    name: str
    space: tree.Namespace = "html"
    start: Start | None = None
    base: bool = False
    children: list[Node | tree.Node] = field(default_factory=list)
    parent: Node | None = None

    def is_html(self, *names: str) -> bool:
        """Whether it is one of these HTML elements."""
        return self.space == "html" and self.name in names

    @property
    def special(self) -> bool:
        """Whether it is in the standard's category "special"."""
        if self.space == "html":
            return self.name in e.SPECIAL
        return self.name in (_SPECIAL_MATH if self.space == "math" else _SPECIAL_SVG)

    @property
    def spelled(self) -> str:
        """Its name on a stack of names."""
        return self.name if self.space == "html" else f"{self.space}:{self.name}"

    def attribute(self, name: str) -> str | None:
        """The value of an attribute; None if there is none. A value that is not known: `RepairError`."""
        return attribute_of(self.start, name)


Part: TypeAlias = "Start | End | tree.Text"
"""What a mode is given: a tag, or text that is white space alone or has none."""

Mode: TypeAlias = "Callable[[Constructor, Part], None]"
MODES: dict[str, Mode] = {}


def mode(name: str) -> Callable[[Mode], Mode]:
    """Register the rules of the insertion mode `name` (the standard's name for it)."""

    def register(function: Mode) -> Mode:
        MODES[name] = function
        return function

    return register


def attribute_of(start: Start | None, name: str) -> str | None:
    """The value of an attribute of a start tag; None if there is none. What is not known: `RepairError`."""
    for item in start.attributes if start is not None else ():
        if not isinstance(item, tree.Attribute) or not isinstance(item.name, str):
            raise RepairError("an attribute that is not known decides")
        if item.name == name:
            value = item.value or ()
            if not all(isinstance(part, tree.Text) for part in value):
                raise RepairError("the value of an attribute decides")
            return "".join(part.data for part in value if isinstance(part, tree.Text))
    return None


def is_space(part: Part) -> bool:
    """Whether it is white space."""
    return isinstance(part, tree.Text) and part.data[:1] in "\t\n\f\r "


class Constructor:
    """One run over the tokens of one element, of a part of a page, or of a page.

    `settle(index, stack)` gives the nodes of a token that is no tag and no text (a value, a condition, a loop), read
    inside `stack`; `inert(index)` the content of the template that starts at a token, and the place after its end tag.
    """

    def __init__(
        self,
        tokens: Sequence[Token],
        context: tuple[str, ...] | None,
        settle: Callable[[int, tuple[str, ...]], Sequence[tree.Node]],
        inert: Callable[[int], tuple[tree.RawRegion | None, int]],
    ) -> None:
        """`context`: the open elements around, outermost first; None: the tokens are a whole page."""
        self.tokens = tokens
        self.settle = settle
        self.inert = inert
        self.document = Node("", base=True)
        self.stack: list[Node] = []
        self.active: list[Node | None] = []
        """The active formatting elements; None is a marker."""
        self.head: Node | None = None
        self.form: Node | None = None
        self.fostering = False
        self.frames_ok: bool | None = True
        """Whether frames may still take the place of the body; None: it depends on a value."""
        self.index = 0
        self.mode = "before html"
        if context is not None:
            self._stand_in(context)

    def _stand_in(self, context: tuple[str, ...]) -> None:
        self.frames_ok = False
        for name in context:
            space, _, local = name.rpartition(":")
            node = Node(local.lower(), "svg" if space == "svg" else "math" if space else "html", base=True)
            node.parent = self.stack[-1] if self.stack else self.document
            self.stack.append(node)
            if node.is_html(*e.FORMATTING):
                self.active.append(node)
            elif node.is_html(*e.MARKERS):
                self.active.append(None)
            if node.is_html("form"):
                self.form = node
        self.reset_mode()

    def run(self) -> list[Node | tree.Node]:
        """The nodes that the tokens make inside the innermost element around them, or of the page."""
        place = self.stack[-1] if self.stack else self.document
        while self.index < len(self.tokens):
            token = self.tokens[self.index]
            self.index += 1
            self._token(token)
        return place.children

    def _token(self, token: Token) -> None:
        match token:
            case Start(str()) | End(str()):
                self.process(token)
            case tree.Text(data, span):
                for piece in _PIECES.findall(data):
                    self.process(tree.Text(piece, span))
            case DoctypeFields():
                if not self.stack:
                    self.document.children.append(tree.Doctype(token.text, token.span))
            case tree.Comment():
                self.insert(token)
            case tree.Hole(node) if isinstance(node, SILENT):
                self.insert(token)
            case RawChildren(region):
                self.insert(region)
            case Start() | End() | Repaired():
                raise RepairError("a tag has a computed name")
            case _:
                self._printed(self.index - 1)

    def _printed(self, index: int) -> None:
        """A value, a condition or a loop: only where what it prints makes no difference to what is around."""
        if not isinstance(self.tokens[index], tree.Hole):
            self._check_form()
        if self.pending():
            raise RepairError("formatting goes on in what is printed here, if anything is")
        if self.mode == "in table" and ahead((self.tokens[index],), 0, frozenset({PASS})) in _ROWS:
            self.open(None, "tbody")
            self.mode = "in table body"
        in_parts = self.current.is_html(*e.IN_TABLE_CONTEXT) if self.stack else False
        rows = self.mode in ("in table body", "in row") and not isinstance(self.tokens[index], tree.Hole)
        if self.mode not in _FLOW and not (self.mode in _TABLE and (rows or not in_parts)):
            raise RepairError("what is printed here decides where it goes")
        self.frames_ok = False if self.frames_ok is False else None
        for node in self.settle(index, tuple(node.spelled for node in self.stack if node.name != "?")):
            self.insert(node)

    def process(self, part: Part) -> None:
        """The tree construction dispatcher."""
        if self._in_foreign(part):
            MODES["in foreign content"](self, part)
        else:
            MODES[self.mode](self, part)

    def use(self, name: str, part: Part) -> None:
        """Process `part` by the rules of another mode."""
        MODES[name](self, part)

    def again(self, name: str, part: Part) -> None:
        """Switch to another mode and process `part` there."""
        self.mode = name
        self.process(part)

    def _in_foreign(self, part: Part) -> bool:
        if not self.stack or self.current.space == "html":
            return False
        node = self.current
        if is_math_text(node) and (
            isinstance(part, tree.Text) or (isinstance(part, Start) and part.name not in ("mglyph", "malignmark"))
        ):
            return False
        if node.space == "math" and node.name == "annotation-xml" and isinstance(part, Start) and part.name == "svg":
            return False
        return not (is_html_point(node) and isinstance(part, Start | tree.Text))

    # --- the stack of open elements ------------------------------------------------------------------------------

    @property
    def current(self) -> Node:
        """The innermost open element."""
        return self.stack[-1]

    def pop(self) -> Node:
        """Close the innermost element."""
        if self.current.base:
            raise RepairError(f"`<{self.current.name}>` around it is closed")
        return self.stack.pop()

    def pop_until(self, *names: str) -> None:
        """Close elements up to one of `names`, which is open."""
        while not self.pop().is_html(*names):
            pass

    def pop_to(self, node: Node) -> None:
        """Close elements up to `node`, which is open."""
        while self.pop() is not node:
            pass

    def remove(self, node: Node) -> None:
        """Take an element out of the stack, wherever it is."""
        if node.base:
            raise RepairError(f"`<{node.name}>` around it is closed")
        self.stack.remove(node)

    def in_scope(
        self, names: frozenset[str] | set[str], barrier: frozenset[str] = e.SCOPE, *, ends: bool = True
    ) -> bool:
        """Whether one of `names` is open and no barrier hides it. `ends`: an end tag asks, for all there may be."""
        for node in reversed(self.stack):
            if node.is_html(*names):
                return True
            if self.unknown(node, ends) or (node.space == "html" and node.name in barrier):
                return False
            if node.space != "html" and node.special and barrier is not e.TABLE_SCOPE:
                return False
        return False

    def unknown(self, node: Node, ends: bool) -> bool:
        """Whether nothing is known beyond `node`; if an end tag asks, that decides, and it is a `RepairError`."""
        if node.name == "?" and ends:
            raise RepairError("it may close an element around it")
        return node.name == "?"

    def implied_ends(self, *but: str) -> None:
        """Generate implied end tags."""
        while self.current.is_html(*e.IMPLIED_END) and self.current.name not in but:
            self.pop()

    def close_p(self) -> None:
        """Close a `p` that is in button scope."""
        if self.in_scope({"p"}, e.BUTTON_SCOPE, ends=False):
            self.implied_ends("p")
            self.pop_until("p")

    # --- insertion -----------------------------------------------------------------------------------------------

    def insert(self, node: tree.Node | Node, target: Node | None = None) -> None:
        """Put a node at the appropriate place, `target` or else the innermost element being where it would go."""
        place = target or (self.stack[-1] if self.stack else self.document)
        before: Node | None = None
        if self.fostering and place.is_html(*e.IN_TABLE_CONTEXT):
            before = next((node for node in reversed(self.stack) if node.is_html("table")), None)
            if before is None or before.base or before.parent is None:
                raise RepairError("browsers move it in front of a table around it")
            place = before.parent
        children = place.children
        at = children.index(before) if before is not None else len(children)
        if isinstance(node, Node):
            node.parent = place
        elif isinstance(node, tree.Text) and at and isinstance(last := children[at - 1], tree.Text):
            children[at - 1] = tree.Text(last.data + node.data, last.span.to(node.span))
            return
        children.insert(at, node)

    def open(self, start: Start | None, name: str, space: tree.Namespace = "html") -> Node:
        """Insert an element and make it the innermost one."""
        if space == "html" and name in e.FORM_OWNED:
            self._check_form()
        if self.stack and self.current.space == "svg" and self.current.name == "title":
            raise RepairError("React prints nothing but the text of a title in SVG")
        if not e.TAG_NAME.fullmatch(name):
            raise RepairError(f"React prints no element named `<{name}>`")
        node = Node(name, space, start)
        self.insert(node)
        self.stack.append(node)
        if space != "html" and name in ("script", "style") and start is not None and not start.self_closing:
            self._content(node)
            self.stack.pop()
        return node

    def _check_form(self) -> None:
        """An element of a form that it does not stand in: the tree alone does not say that it belongs to it."""
        if self.form is not None and self.form not in self.stack:
            raise RepairError("it belongs to a form that is closed")

    def void(self, start: Start) -> None:
        """Insert an element without content."""
        self.open(start, str(start.name))
        self.pop()

    def text_element(self, start: Start) -> None:
        """Insert an element whose content is text: all up to its end tag."""
        node = self.open(start, str(start.name))
        while self.index < len(self.tokens):
            token = self.tokens[self.index]
            self.index += 1
            if isinstance(token, End):
                break
            if isinstance(token, Start):
                raise RepairError("its content was not read as text")
            found = (token,) if isinstance(token, tree.Text) else self.settle(self.index - 1, (node.name,))
            node.children.extend(found)
        self.pop()

    def template(self, start: Start) -> None:
        """Insert a template with its content, which is no part of the page's tree."""
        self._content(self.open(start, "template"))
        self.pop()

    def _content(self, node: Node) -> None:
        region, self.index = self.inert(self.index - 1)
        if region is not None:
            node.children.append(region)

    def _clone(self, node: Node) -> Node:
        if node.start is not None and not all(is_pure(part) for part in nodes_in(node.start.attributes)):
            raise RepairError("an attribute that must not be computed twice is copied")
        return Node(node.name, node.space, node.start)

    def reset_mode(self) -> None:
        """Reset the insertion mode appropriately."""
        for node in reversed(self.stack):
            if node.space == "html" and node.name in _RESET:
                self.mode = _RESET[node.name]
                return
        self.mode = "in body"

    # --- active formatting elements ------------------------------------------------------------------------------

    def push_formatting(self, node: Node) -> None:
        """Add an element; of more than three equal ones the first is forgotten."""
        since = self._after_marker()
        same = [other for other in since if other.name == node.name]
        if len(same) >= _SAME_FORMATTING:
            same = [other for other in same if _attributes(other) == _attributes(node)]
        if len(same) >= _SAME_FORMATTING:
            self.active.remove(same[0])
        self.active.append(node)

    def clear_to_marker(self) -> None:
        """Forget the formatting elements since the last marker, and the marker."""
        while self.active and self.active.pop() is not None:
            pass

    def _after_marker(self) -> list[Node]:
        last = max((index for index, node in enumerate(self.active) if node is None), default=-1)
        return [node for node in self.active[last + 1 :] if node is not None]

    def pending(self) -> bool:
        """Whether formatting elements go on in the text that comes next."""
        return bool(self.active) and self.active[-1] is not None and self.active[-1] not in self.stack

    def reconstruct(self) -> None:
        """Reconstruct the active formatting elements."""
        at = len(self.active)
        while at and self.active[at - 1] is not None and self.active[at - 1] not in self.stack:
            at -= 1
        for index in range(at, len(self.active)):
            entry = self.active[index]
            assert entry is not None
            node = self._clone(entry)
            self.insert(node)
            self.stack.append(node)
            self.active[index] = node

    def active_named(self, name: str) -> Node | None:
        """The last formatting element of this name since the last marker."""
        return next((node for node in reversed(self._after_marker()) if node.name == name), None)

    def adopt(self, name: str) -> bool:
        """The adoption agency algorithm for an end tag; False where it is like any other end tag."""
        if self.current.is_html(name) and self.current not in self.active:
            self.pop()
            return True
        for turn in range(8):
            formatting = self.active_named(name)
            if formatting is None:
                return turn > 0
            if formatting not in self.stack:
                self.active.remove(formatting)
                return True
            if not self._node_in_scope(formatting):
                return True
            below = self.stack[self.stack.index(formatting) + 1 :]
            furthest = next((node for node in below if node.special), None)
            if furthest is None:
                self.pop_to(formatting)
                self.active.remove(formatting)
                return True
            self._adopt_into(formatting, furthest)
        return True

    def _node_in_scope(self, wanted: Node) -> bool:
        for node in reversed(self.stack):
            if node is wanted:
                return True
            if node.special and (node.space != "html" or node.name in e.SCOPE):
                return False
        return False

    def _adopt_into(self, formatting: Node, furthest: Node) -> None:
        if formatting.base:
            raise RepairError(f"`<{formatting.name}>` around it is closed")
        ancestor = self.stack[self.stack.index(formatting) - 1]
        bookmark = self.active.index(formatting)
        last = furthest
        at = self.stack.index(furthest)
        inner = 0
        while True:
            inner += 1
            at -= 1
            node = self.stack[at]
            if node is formatting:
                break
            if inner > _SAME_FORMATTING and node in self.active:
                bookmark -= self.active.index(node) < bookmark
                self.active.remove(node)
            if node not in self.active:
                del self.stack[at]
                continue
            clone = self._clone(node)
            place = self.active.index(node)
            self.active[place] = self.stack[at] = clone
            if last is furthest:
                bookmark = place + 1
            _detach(last)
            last.parent = clone
            clone.children.append(last)
            last = clone
        _detach(last)
        fostering, self.fostering = self.fostering, True
        self.insert(last, ancestor)
        self.fostering = fostering
        copy = self._clone(formatting)
        copy.children, furthest.children = furthest.children, [copy]
        for child in copy.children:
            if isinstance(child, Node):
                child.parent = copy
        copy.parent = furthest
        bookmark -= self.active.index(formatting) < bookmark
        self.active.remove(formatting)
        self.active.insert(bookmark, copy)
        self.stack.remove(formatting)
        self.stack.insert(self.stack.index(furthest) + 1, copy)


_RESET = {
    "tr": "in row",
    "tbody": "in table body",
    "thead": "in table body",
    "tfoot": "in table body",
    "caption": "in caption",
    "colgroup": "in column group",
    "table": "in table",
    "td": "in cell",
    "th": "in cell",
    "select": "in select",
    "head": "in head",
    "body": "in body",
    "frameset": "in frameset",
}


def _detach(node: Node) -> None:
    if node.parent is not None:
        at = next(index for index, child in enumerate(node.parent.children) if child is node)
        del node.parent.children[at]


def _attributes(node: Node) -> frozenset[tuple[str, str | None]]:
    """The attributes as they are compared; `RepairError` where one is not known."""
    items = node.start.attributes if node.start is not None else ()
    names = [item.name for item in items if isinstance(item, tree.Attribute)]
    if len(names) < len(items):
        raise RepairError("an attribute that is not known decides")
    return frozenset((str(name), node.attribute(str(name))) for name in names)


def is_math_text(node: Node) -> bool:
    """Whether it is a MathML text integration point."""
    return node.space == "math" and node.name in ("mi", "mo", "mn", "ms", "mtext")


def is_html_point(node: Node) -> bool:
    """Whether it is an HTML integration point."""
    if node.space == "svg":
        return node.name in e.SVG_INTEGRATION
    if node.space != "math" or node.name != "annotation-xml":
        return False
    if node.base:
        raise RepairError("an attribute of `<annotation-xml>` around it decides")
    return (node.attribute("encoding") or "").lower() in ("text/html", "application/xhtml+xml")
