"""The HTML tokenizer of the WHATWG standard (section 13.2.5), extended by holes and forks.

A `Tokenizer` takes text piece by piece (`feed`), a Jinja expression in any state (`hole`), and can be copied at a
branch (`fork`), its copies being compared at the join (`key`). The states are functions registered in `STATES` by the
sibling modules; each consumes what it can of `buffer` from `position` and returns False only when it needs to see more
text to decide. Text must have its line breaks normalised to `\\n` before.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeAlias

from transpiler import nodes
from transpiler.html import tree
from transpiler.html.tokens import End, Places, Start, Token
from transpiler.tables.elements import SPECIAL

State: TypeAlias = "Callable[[Tokenizer], bool]"

STATES: dict[str, State] = {}
AT_EOF: dict[str, Callable[[Tokenizer], None]] = {}

TEXT_STATES = frozenset({"data", "rcdata", "rawtext", "script data", "plaintext", "cdata section"})
BETWEEN_ATTRIBUTES = frozenset(
    {"before attribute name", "after attribute name", "after attribute value (quoted)", "self-closing start tag"}
)
IN_NAME = frozenset({"attribute name", "before attribute value", "attribute value (unquoted)"})
IN_QUOTES = frozenset({"attribute value (double-quoted)", "attribute value (single-quoted)"})
_QUOTES: dict[str, Literal['"', "'", " "]] = {
    "attribute value (double-quoted)": '"',
    "attribute value (single-quoted)": "'",
}
IN_TAG_NAME = frozenset({"tag open", "end tag open", "tag name"})
COMMENT_HOLES = {"comment start": "comment", "comment": "comment", "bogus comment": "bogus comment"}
"""Where a hole leads from each comment state."""


def state(name: str) -> Callable[[State], State]:
    """Register the function that runs state `name` (the standard's name for it)."""

    def register(function: State) -> State:
        STATES[name] = function
        return function

    return register


def at_eof(*names: str) -> Callable[[Callable[[Tokenizer], None]], Callable[[Tokenizer], None]]:
    """Register what the end of the input does in the states `names` (default: nothing)."""

    def register(function: Callable[[Tokenizer], None]) -> Callable[[Tokenizer], None]:
        for name in names:
            AT_EOF[name] = function
        return function

    return register


class Tokenizer:
    """One run of the state machine; `out` collects tokens, text of one run merged."""

    __slots__ = (
        "at_end", "attribute_name", "attribute_start", "attributes", "base", "buffer", "cdata_allowed", "comment",
        "elements", "final", "foreign", "last_start", "name", "on_tag", "out", "places", "position", "self_closing",
        "state", "tag", "tag_start", "value",
    )  # fmt: skip

    def __init__(self, places: Places | None = None) -> None:
        self.places = places or Places()
        self.buffer = ""
        self.position = 0
        self.base = 0
        self.final = False
        self.at_end = False
        self.state = "data"
        self.last_start: str | None = None
        self.cdata_allowed = False
        self.foreign: tuple[str, ...] = ()
        self.elements: tuple[str, ...] = ()
        self.on_tag: Callable[[Tokenizer, Start | End], None] | None = None
        self.out: list[Token] = []
        self.tag: Literal["", "start", "end"] = ""
        self.tag_start = 0
        self.name: list[tree.NamePart] = []
        self.self_closing = False
        self.attributes: list[tree.AttributeItem] = []
        self.attribute_name: list[tree.NamePart] = []
        self.attribute_start = 0
        self.value: list[tree.ValueItem] | None = None
        self.comment: list[tree.ValueItem] = []

    # --- input ---------------------------------------------------------------------------------------------------

    def feed(self, text: str, place: int | None = None) -> None:
        """Consume `text`, whose first character is at `place` (default: just after what came before)."""
        rest = self.buffer[self.position :]
        if place is None:
            self.base += self.position
        else:
            self.base = place - len(rest)
        self.buffer = rest + text
        self.position = 0
        self._run()

    def _run(self) -> None:
        length = len(self.buffer)
        while self.position < length and STATES[self.state](self):
            pass

    def edge(self) -> None:
        """Decide what was waiting for more text: a hole or the edge of a branch follows, not the end of the input."""
        self.final = True
        self._run()
        self.final = False

    def eof(self) -> None:
        """End of the input: flush as the standard says for the state."""
        self.at_end = True
        self.edge()
        if (action := AT_EOF.get(self.state)) is not None:
            action(self)

    def hole(self, node: nodes.Node, place: int) -> bool:
        """Put a node that prints here into whatever is being read; False where no token can hold one."""
        self.edge()
        hole = tree.Hole(node, node.span)
        self.base, self.buffer, self.position = place, "", 0
        if self.state in TEXT_STATES:
            self.out.append(hole)
        elif self.state == "tag name" and prints_attributes(node, join_name(self.name)):
            self.attributes.append(tree.SpreadHole(node, node.span) if isinstance(node, nodes.Expr) else hole)
            self.state = "before attribute name"
        elif self.state in IN_TAG_NAME:
            if self.state != "tag name":
                self.start_tag("start" if self.state == "tag open" else "end")
                self.state = "tag name"
            self.name.append(hole)
        elif self.state in BETWEEN_ATTRIBUTES:
            self.finish_attribute()
            item = tree.SpreadHole(node, node.span) if isinstance(node, nodes.Expr) else hole
            self.attributes.append(item)
            self.state = "before attribute name"
        elif self.state == "attribute name":
            self.attribute_name.append(hole)
        elif self.state in IN_QUOTES or self.state in IN_NAME:
            if self.state == "before attribute value":
                self.state = "attribute value (unquoted)"
            unquoted: Literal[" "] = " "
            quoted = tree.Hole(node, node.span, _QUOTES.get(self.state, unquoted))
            self.value = [*(self.value or []), quoted]
        elif self.state in COMMENT_HOLES:
            self.state = COMMENT_HOLES[self.state]
            self.comment.append(hole)
        elif self.state.startswith("script data"):
            self.state = self.state.replace(" dash", "")
            self.out.append(hole)
        else:
            return False
        return True

    # --- forks ---------------------------------------------------------------------------------------------------

    def copy(self) -> Tokenizer:
        """An independent copy."""
        copy = Tokenizer.__new__(Tokenizer)
        for slot in Tokenizer.__slots__:
            value = getattr(self, slot)
            setattr(copy, slot, list(value) if isinstance(value, list) else value)
        return copy

    def restore(self, saved: Tokenizer) -> None:
        """Become what `saved` was."""
        for slot in Tokenizer.__slots__:
            value = getattr(saved, slot)
            setattr(self, slot, list(value) if isinstance(value, list) else value)

    def fork(self) -> Tokenizer:
        """A copy for one arm of a branch: same state, nothing collected but the name of the attribute being read."""
        copy = self.copy()
        copy.out = []
        copy.attributes = []
        copy.comment = []
        copy.value = None if self.value is None else []
        return copy

    def join(self, arm: Tokenizer) -> None:
        """Go on as `arm` would: its state, with what this tokenizer has collected."""
        for slot in (
            "state",
            "last_start",
            "buffer",
            "position",
            "base",
            "cdata_allowed",
            "foreign",
            "tag_start",
            "elements",
        ):
            setattr(self, slot, getattr(arm, slot))

    def key(self) -> tuple[object, ...]:
        """What must be equal for two tokenizers to read any further text alike."""
        in_tag = bool(self.tag)
        return (
            self.state,
            None if self.state == "data" else self.last_start,
            self.buffer[self.position :],
            self.foreign,
            (self.tag, tuple(self.name)) if in_tag else (),
            tuple(self.attribute_name) if in_tag else (),
        )

    # --- output --------------------------------------------------------------------------------------------------

    def here(self, offset: int = 0) -> int:
        """The place of the next character."""
        return self.base + self.position + offset

    def text(self, data: str, start: int, end: int) -> None:
        """Emit characters; `start` and `end` are offsets into the buffer."""
        span = self.places.span(self.base + start, self.base + end)
        append_text(self.out, tree.Text(data, span))

    def start_tag(self, kind: Literal["start", "end"]) -> None:
        """Begin a tag token."""
        self.tag = kind
        self.name = []
        self.attributes = []
        self.attribute_name = []
        self.value = None
        self.self_closing = False

    def emit_tag(self) -> None:
        """The `>` of a tag was consumed: emit the token and go on in the state its element asks for."""
        self.finish_attribute()
        name = join_name(self.name)
        self.state = "data"
        token: Start | End
        if self.tag == "start":
            token = Start(name, tuple(self.attributes), self.self_closing, self.tag_start, self.here())
            self.last_start = name if isinstance(name, str) else None
        else:
            token = End(name, self.tag_start, self.here())
        self.tag = ""
        self.name, self.attributes = [], []
        self.out.append(token)
        if self.on_tag is not None:
            self.on_tag(self, token)

    def begin_attribute(self) -> None:
        """A new attribute starts at the current position."""
        self.finish_attribute()
        self.attribute_start = self.here()
        self.state = "attribute name"

    def finish_attribute(self) -> None:
        """Add the attribute being read, if any, to the tag."""
        if self.attribute_name:
            name = join_name(self.attribute_name)
            value = None if self.value is None else tuple(self.value)
            span = self.places.span(self.attribute_start, max(self.attribute_start + 1, self.here()))
            self.attributes.append(tree.Attribute(name, value, span))
        self.attribute_name = []
        self.value = None

    def value_text(self, data: str, start: int, end: int) -> None:
        """Add characters to the attribute value being read."""
        if self.value is None:
            self.value = []
        append_text(self.value, tree.Text(data, self.places.span(self.base + start, self.base + end)))

    def comment_text(self, data: str, start: int = 0, end: int = 0) -> None:
        """Add characters to the comment being read."""
        append_text(self.comment, tree.Text(data, self.places.span(self.base + start, self.base + max(end, start))))

    def emit_comment(self) -> None:
        """The comment is complete."""
        self.out.append(tree.Comment(tuple(self.comment), self.places.span(self.tag_start, self.here())))
        self.comment = []
        self.state = "data"


def append_text(
    parts: list[Token] | list[tree.Node] | list[tree.ValueItem] | list[tree.NamePart], text: tree.Text
) -> None:
    """Append `text`, merged with text before it."""
    if parts and isinstance(last := parts[-1], tree.Text):
        parts[-1] = tree.Text(last.data + text.data, last.span.to(text.span))
    else:
        parts.append(text)


def join_name(parts: list[tree.NamePart]) -> tree.Name:
    """A plain name if no hole is in it."""
    if all(isinstance(part, tree.Text) for part in parts):
        return "".join(part.data for part in parts if isinstance(part, tree.Text))
    return tuple(parts)


def prints_attributes(node: nodes.Node, name: tree.Name) -> bool:
    """Whether `node`, printed right after the tag name `name`, goes on with attributes and not with the name.

    `<li{{ ' class="x"' if y }}>` does, `<h{{ level }}>` does not; where the value does not tell, a name that is an
    element's already (`<li{{ f() }}>`) is taken for complete.
    """
    if isinstance(node, nodes.CondExpr):
        arms = [arm for arm in (node.expr1, node.expr2) if arm is not None]
        return all(prints_attributes(arm, name) for arm in arms)
    if isinstance(node, nodes.Concat):
        return prints_attributes(node.nodes[0], name)
    if isinstance(node, nodes.Add):
        return prints_attributes(node.left, name)
    if isinstance(node, nodes.Const):
        return isinstance(node.value, str) and (not node.value or node.value[0] in "\t\n\f />")
    return isinstance(name, str) and name in _COMPLETE_NAMES


_COMPLETE_NAMES = (SPECIAL | {"a", "button", "label", "option", "span"}) - {"b", "i", "s", "u"}
