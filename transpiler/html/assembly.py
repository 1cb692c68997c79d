"""The stack machine that turns one token list into tree nodes, asking the ladder where it is not balanced."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from transpiler import nodes
from transpiler.html import tree
from transpiler.html.ahead import BODY_END, PASS, UNKNOWN, Ahead, ahead, ends_here, first_of_pass
from transpiler.html.bodies import SILENT
from transpiler.html.comments import is_binding
from transpiler.html.conditions import is_pure
from transpiler.html.construction import MisnestError, Stack, Step, close_tag, namespace_of, open_tag
from transpiler.html.elements import closed, inert
from transpiler.html.errors import BindingError, FramesError, RegionError
from transpiler.html.ladder import Rewrite, branch_rungs
from transpiler.html.loops import loop_rungs
from transpiler.html.solved import Frame, Solved, Tag, described, stack_name
from transpiler.html.tokens import (
    Branch,
    DoctypeFields,
    End,
    Foreign,
    Items,
    Loop,
    Mark,
    RawChildren,
    Repaired,
    Scoped,
    Start,
    Token,
)
from transpiler.html.tokenset import is_blank, jumps, jumps_inside
from transpiler.source import NO_SPAN, Span
from transpiler.tables import elements as e

if TYPE_CHECKING:
    from transpiler.html.builder import Builder

_HEAD_ELEMENTS = frozenset(
    {"base", "basefont", "bgsound", "link", "meta", "noframes", "noscript", "script", "style", "template", "title"}
)
REWRITES = 200
_EMPTY = frozenset({PASS})
_UNKNOWN = frozenset({UNKNOWN})
_ROWS = (frozenset({"tr"}), frozenset({"tr", PASS}))


class Machine:
    """One run over one list."""

    def __init__(
        self,
        builder: Builder,
        context: Stack,
        items: list[Token],
        marks: Sequence[Mark] | None,
        rewrites: list[tree.Region],
        outermost: bool,
    ) -> None:
        self.builder = builder
        self.context = context
        self.items = items
        self.marks = marks
        self.rewrites = rewrites
        self.page = outermost and builder.document
        self.regions: list[tree.Region] = []
        self.index = 0
        self.frames: list[Frame] = []
        self.root: list[tree.Node] = []
        self.word: list[Tag] = []
        self.stack: Stack = context
        self._head: Frame | None = None

    def run(self, follow: Ahead) -> Solved:
        """Go through the tokens; what `follow` would close anyway is closed at the end."""
        while self.index < len(self.items):
            token = self.items[self.index]
            try:
                self._token(token, follow)
            except MisnestError as error:
                raise RegionError(error.reason, self.span(token), moved=True) from None
            self.index += 1
        self._finish(follow)
        open_frames = list(self.frames)
        word = (*self.word, *(Tag("open", frame.name, frame.index, frame.start is None) for frame in open_frames))
        while self.frames:
            self._pop_frame()
        return Solved(tuple(self.root), word, tuple(self.items), (*self.rewrites, *self.regions))

    def _finish(self, follow: Ahead) -> None:
        """Close the elements that the list may leave open: whatever comes next closes them."""
        if self.frames and self.page:
            self._pop_all_checked()
        elif self.frames and ends_here(self.stack, len(self.frames), follow):
            while self.frames:
                self._end_early(follow)

    def _end_early(self, coming: Ahead) -> None:
        """Close the innermost element before what would close it."""
        if BODY_END in coming:
            self.builder.loosened.append(self.frames[-1].name)
        self._pop_frame()

    def _pop_all_checked(self) -> None:
        for frame in self.frames:
            if frame.name not in ("html", "body", "head", "p"):
                where = self.span(frame.start)
                self.regions.append(
                    tree.Region("i", f"`<{frame.name}>` is never closed: the page's end closes it", where)
                )
        while self.frames:
            self._pop_frame()

    def next_tags(self, index: int, follow: Ahead) -> Ahead:
        """What may come first from `index` on."""
        return ahead(self.items, index, follow or _UNKNOWN)

    def span(self, token: Token | None) -> Span:
        """The place of a token in the source."""
        if isinstance(token, Start | End):
            return self.builder.places.span(token.start, token.end)
        if isinstance(token, Loop | Scoped | Foreign):
            return token.node.span
        span = getattr(token, "span", NO_SPAN)
        return span if isinstance(span, Span) else NO_SPAN

    # --- the stack -----------------------------------------------------------------------------------------------

    def add(self, node: tree.Node) -> None:
        """Append to the innermost open element."""
        (self.frames[-1].children if self.frames else self.root).append(node)

    def _push(self, frame: Frame) -> None:
        self.frames.append(frame)
        self.stack = (*self.stack, frame.name)

    def _pop_frame(self) -> None:
        frame = self.frames.pop()
        if frame.name == "head":
            self._head = frame
        self.stack = self.stack[:-1]
        self.add(closed(frame, self.builder.places))

    def _pop(self, count: int) -> None:
        for _ in range(count):
            if self.frames:
                self._pop_frame()
            else:
                self.word.append(Tag("close", self.stack[-1], self.index))
                self.context = self.stack = self.stack[:-1]

    # --- tokens --------------------------------------------------------------------------------------------------

    def _token(self, token: Token, follow: Ahead) -> None:
        if self.frames and self.stack[-1] in ("html", "head") and not isinstance(token, Start | End | tree.Text):
            self._between_parts(token)
        if isinstance(token, Branch | Loop | Scoped | Foreign) and self.frames:
            coming = self.next_tags(self.index, follow)
            while self.frames and self.frames[-1].name in e.OPTIONAL_END and ends_here(self.stack, 1, coming):
                self._end_early(coming)
        match token:
            case Start():
                self._start(token)
            case End():
                self._end(token)
            case DoctypeFields():
                self.add(tree.Doctype(token.text, token.span))
            case RawChildren():
                self.add(token.region)
            case Repaired():
                for node in token.nodes:
                    self.add(node)
            case Foreign():
                self._foreign(token, follow)
            case Branch():
                self._branch(token, follow)
            case Loop():
                self._loop(token, follow)
            case Scoped():
                after = self.next_tags(self.index + 1, follow)
                solved = self._solved(token.items, after)
                if not solved.balanced or token.effect:
                    does = "is filled with what opens or closes tags" if solved.balanced else described(solved.word)
                    raise RegionError(f"{_scope_name(token.node)} {does}", token.node.span)
                self.regions.extend(solved.regions)
                around = tree.Around(self.stack, after)
                self.add(tree.Scope(token.node, solved.nodes, token.node.span, around))
            case tree.Text():
                self._text(token)
            case tree.Comment():
                self._comment(token)
            case _:
                self.add(token)

    def _text(self, token: tree.Text) -> None:
        if token.data.strip("\t\n\f\r "):
            top = self.stack[-1] if self.stack else ""
            if top in e.IN_TABLE_CONTEXT:
                raise MisnestError(f"text stands directly in `<{top}>`: browsers move it in front of the table")
            top = self._imply_html(top)
            if (top == "html" and self.frames) or (top == "head" and self.stack[-2:-1] == ("html",) and self.frames):
                self._imply_body(top)
        self.add(token)

    def _comment(self, token: tree.Comment) -> None:
        """React prints no comments but those in HTML text: what a library reads makes its element such text."""
        held = token.span not in self.builder.unheld and self.stack[-1:] not in (("html",), ("head",))
        if held and is_binding(token):
            raise BindingError(token.span)
        self.add(token)

    def _reopen_head(self) -> bool:
        """What stands between head and body goes into the head; False where the head is not the last element."""
        children = self.frames[-1].children
        last = max(index for index, child in enumerate(children) if isinstance(child, tree.Element))
        head = children[last]
        if not isinstance(head, tree.Element) or head.name != "head" or self._head is None:
            return False
        del children[last:]
        self._push(replace(self._head, children=list(head.children)))
        return True

    def _imply_body(self, top: str) -> None:
        if top == "head":
            self._pop_frame()
        self._push(Frame("body", None, self.index))

    def _start(self, token: Start) -> None:
        if not isinstance(token.name, str):
            if "p" in self.stack:
                raise MisnestError("an element with a computed name stands in `<p>`, which it may close")
            self._push(Frame(stack_name(token.name, "html"), token, self.index))
            return
        space = namespace_of(self.stack)
        name = token.name
        if not e.TAG_NAME.fullmatch(name):
            raise RegionError(f"React prints no element named `<{name}>`", self.span(token), moved=True)
        if space != "html" and name in e.FOREIGN_BREAKOUT:
            raise MisnestError(f"`<{name}>` stands in SVG or MathML")
        if space == "html" and name in ("svg", "math"):
            space = name
        if self.stack[-1:] == ("svg:title",):
            raise RegionError("React prints nothing but the text of a title in SVG", self.span(token))
        if space != "html":
            self._push(Frame(f"{space}:{name}", token, self.index, "svg" if space == "svg" else "math"))
            if token.self_closing:
                self._pop_frame()
            elif name in ("script", "style"):  # markup in SVG; React prints one text in it, and as it is
                self._inert()
            return
        if self._document_part(name, token):
            return
        step = open_tag(self.stack, name)
        self._apply(step)
        if step.ignored:
            self.regions.append(tree.Region("i", f"browsers ignore `<{name}>` here", self.span(token)))
            return
        if name in ("frame", "frameset") and self.builder.document:
            raise FramesError(self.span(token))
        self._push(Frame(name, token, self.index))
        if name in e.VOID:
            self._pop_frame()
        elif name == "template":
            self._inert()

    def _inert(self) -> None:
        """The content of a template is no part of the page's tree: React can only set it as HTML text.

        So is that of `script` and `style` in SVG.
        """
        found = inert(self.items, self.index, self.marks, self.builder.places, page=self.page)
        region, end = found or (None, 0)
        if region is not None:
            self.items[self.index + 1 : end] = [RawChildren(region)]

    def _merge(self, name: str, token: Start) -> None:
        """A second `<html>` or `<body>` adds the attributes that the first one lacks."""
        frame = next((item for item in self.frames if item.name == name), None)
        if frame is not None and frame.start is not None and name != "head" and token.attributes:
            frame.start = replace(frame.start, attributes=(*frame.start.attributes, *token.attributes))
        elif frame is not None and frame.start is None and name != "head":
            frame.start = token

    def _document_part(self, name: str, token: Start) -> bool:
        """html, head and body, written or left out; True if the start tag is to be ignored."""
        top = self.stack[-1] if self.stack else ""
        if name != "html":
            top = self._imply_html(top)
        if name in ("html", "body", "head"):
            if name in self.stack or (name == "head" and "body" in self.stack):
                self._merge(name, token)
                return True
            if name == "body" and top == "head" and self.frames:
                self._pop_frame()
            return False
        if not self.frames or top not in ("html", "head"):
            return False
        if top == "head":
            if name not in _HEAD_ELEMENTS and "template" not in self.stack:
                self._imply_body(top)
            return False
        done = [child for child in self.frames[-1].children if isinstance(child, tree.Element)]
        if name not in _HEAD_ELEMENTS:
            self._push(Frame("body", None, self.index))
        elif not done:
            self._push(Frame("head", None, self.index))
        elif not self._reopen_head():
            raise MisnestError(f"`<{name}>` stands between head and body")
        return False

    def _imply_html(self, top: str) -> str:
        """Open `<html>` at the start of a whole page that does not write it; the innermost element after that."""
        if self.stack or not (self.page and self.builder.whole):
            return top
        self._push(Frame("html", None, self.index))
        return "html"

    def _between_parts(self, token: Token) -> None:
        """A condition, loop or block in the head, or beside head and body, which may be left out."""
        kinds = page_parts((token,))
        top = self.frames[-1]
        if not kinds or kinds == {"part"}:
            return
        if top.name == "head":
            if "body" in kinds and (top.start is not None or kinds != {"body"}):
                raise MisnestError("content of the body stands in the head: browsers start the body there")
            if kinds == {"body"}:
                self._imply_body("head")
            elif top.start is None and "unknown" in kinds:
                raise MisnestError("it cannot be told whether this belongs to the head or the body")
        elif kinds == {"body"}:
            self._push(Frame("body", None, self.index))
        elif kinds == {"head"} and not any(isinstance(child, tree.Element) for child in top.children):
            self._push(Frame("head", None, self.index))
        elif "unknown" not in kinds:
            raise MisnestError("it cannot be told whether this belongs to the head or the body")

    def _apply(self, step: Step) -> None:
        self._pop(step.pops)
        for name in step.implied:
            self._push(Frame(name, None, self.index))

    def _end(self, token: End) -> None:
        name = stack_name(token.name, "html")
        if name in ("html", "body") and self.builder.document and name in [frame.name for frame in self.frames]:
            if self.frames[-1].name == "head":
                self._pop_frame()
            return  # nothing is closed: what follows still goes into what is open
        step = close_tag(self.stack, name)
        if not step.ignored:
            cut = [frame.name for frame in self.frames[len(self.frames) - step.pops + 1 :]]
            if "form" in cut and owned_by_form(self.items[self.index + 1 :]):
                raise MisnestError(f"`</{name}>` ends before the form that was opened in it")
            self._pop(step.pops)
            return
        if step.beyond and not self.builder.complete(self.context):
            self.word.append(Tag("close", name, self.index))
            return
        if step.creates and self._starts_body(step.creates):
            self.add(tree.Element(step.creates, (), (), self.span(token)))
        self.regions.append(tree.Region("i", f"`</{name}>` closes nothing", self.span(token)))

    def _starts_body(self, name: str) -> bool:
        """Whether a stray end tag makes its element: before the body only `</br>` does, and begins it."""
        top = self.stack[-1] if self.stack else ""
        if "head" not in self.stack and top != "html":
            return True
        if name == "br" and top not in ("html", "head"):
            raise MisnestError("`</br>` stands in the head: browsers start the body there")
        if name == "br":
            self._imply_body(top)
        return name == "br"

    def _foreign(self, token: Foreign, follow: Ahead) -> None:
        """What prints another body: a hole, if that leaves nothing open but what ends here anyway."""
        effect, after = token.effect, self.next_tags(self.index + 1, follow)
        certain = effect.known and not effect.closes and not effect.opens
        if not certain or not all(ends_here((*self.stack, *end), len(end), after) for end in effect.ends if end):
            raise RegionError("what is printed here opens or closes tags of this template", token.node.span)
        self.add(tree.Hole(token.node, token.node.span))

    # --- branches and loops --------------------------------------------------------------------------------------

    def _solved(self, items: Items, follow: Ahead) -> Solved:
        return self.builder.solve(items.tokens, items.marks or None, self.stack, follow)

    def _branch(self, token: Branch, follow: Ahead) -> None:
        after = self.next_tags(self.index + 1, follow)
        rows = self.stack[-1:] == ("table",) and ahead((token,), 0, _EMPTY) in _ROWS
        if rows and not all(tag.startswith("/") for tag in after):
            self._push(Frame("tbody", None, self.index))
            self.index -= 1
            return
        solved: list[Solved] | None = None
        failure: RegionError | None = None
        try:
            solved = [self._solved(arm.items, after) for arm in token.arms]
        except RegionError as error:
            failure = error
        if solved is not None and all(arm.balanced for arm in solved):
            for arm in solved:
                self.regions.extend(arm.regions)
            arms = [
                tree.Arm(arm.test, result.nodes, _arm_span(arm.items, token.span))
                for arm, result in zip(token.arms, solved, strict=True)
                if arm.test is not None or result.nodes
            ]
            pure = all(arm.test is None or is_pure(arm.test) for arm in token.arms)
            if not pure or any(arm.children for arm in arms):
                self.add(tree.If(tuple(arms), token.span))
            return
        found = branch_rungs(self, token, solved)
        if found is None and solved is not None:
            worst = next(arm for arm in solved if not arm.balanced)
            failure = RegionError(f"an arm of the condition {described(worst.word)}", token.span)
        if found is None:
            raise failure or AssertionError
        self._rewrite(found, token.span)

    def _loop(self, token: Loop, follow: Ahead) -> None:
        after = self.next_tags(self.index + 1, follow)
        first = first_of_pass(token.body.tokens)
        if jumps_inside(token.body.tokens):
            raise RegionError("`break` or `continue` leaves an element of the loop's body open", token.node.span)
        if self.stack[-1:] == ("table",) and first in _ROWS:
            self._rows(token, after, certain=_EMPTY.isdisjoint(first) and not jumps(token.body.tokens))
            return
        failure = RegionError("", token.node.span)
        try:
            body = self._solved(token.body, (first - _EMPTY) | after)
            else_ = self._solved(token.else_, after)
            if body.balanced and else_.balanced:
                self.regions.extend((*body.regions, *else_.regions))
                self.add(tree.For(token.node, body.nodes, else_.nodes, token.node.span))
                return
            word = else_.word if body.balanced else body.word
            failure.reason = f"the loop {described(word)} with every item"
        except RegionError as error:
            failure = error
        found = loop_rungs(self, token)
        if found is None:
            raise failure
        self._rewrite(found, token.node.span)

    def _rows(self, token: Loop, after: Ahead, *, certain: bool) -> None:
        """`<table>{% for .. %}<tr>`: all rows land in one implied tbody, which exists only if there is a row.

        `certain`: each item prints one.
        """
        inside = (*self.stack, "tbody")
        body = self.builder.solve(token.body.tokens, token.body.marks or None, inside, after | {"tr"})
        if not body.balanced:
            raise RegionError(f"the loop {described(body.word)} with every item", token.node.span)
        if certain and all(tag.startswith("/") or (tag[:1].isalpha() and tag != "tr") for tag in after):
            else_ = self._solved(token.else_, after)
            if not else_.balanced:
                raise RegionError(f"the loop's else {described(else_.word)}", token.node.span)
            wrapper = tree.Element("tbody", (), (tree.Slot(),), NO_SPAN)
            self.add(tree.LoopWrap(token.node, (wrapper,), body.nodes, else_.nodes, token.node.span))
            self.regions.extend((*body.regions, *else_.regions))
            return
        self._push(Frame("tbody", None, self.index))
        self.index -= 1

    def _rewrite(self, found: Rewrite, span: Span) -> None:
        self.rewrites.append(tree.Region(found.rung, found.reason, span))
        if len(self.rewrites) > REWRITES:
            raise RegionError("conditions open and close tags for each other in too many ways", span)
        self.rewrites.extend(found.regions)
        start = self.index
        if found.replaces_frame:
            start = self.frames.pop().index
            self.stack = self.stack[:-1]
        self.items[start : found.end] = found.tokens
        self.index = start - 1


def owned_by_form(tokens: Sequence[Token]) -> bool:
    """Whether elements follow that belong to the form open before `tokens`, also where they do not stand in it."""
    for token in tokens:
        match token:
            case End("form"):
                return False
            case Start(str() as name) if name in e.FORM_OWNED:
                return True
            case Foreign() | Start(tuple()):
                return True
            case Branch(arms) if any(owned_by_form(arm.items.tokens) for arm in arms):
                return True
            case Loop(_, body, else_) if owned_by_form(body.tokens) or owned_by_form(else_.tokens):
                return True
            case Scoped(_, items) if owned_by_form(items.tokens):
                return True
            case _:
                pass
    return False


def page_parts(tokens: Sequence[Token]) -> frozenset[str]:
    """What the outer elements of `tokens` belong to: head, body, neither (html, head, body themselves), unknown."""
    result: set[str] = set()
    depth = 0
    for token in tokens:
        match token:
            case Start(name):
                if depth == 0:
                    parts = name in ("html", "head", "body")
                    result.add("part" if parts else "head" if name in _HEAD_ELEMENTS else "body")
                depth += name not in e.VOID
            case End():
                depth = max(0, depth - 1)
            case tree.Text(data) if depth == 0 and data.strip():
                result.add("body")
            case tree.Hole() | Foreign() if depth == 0 and not is_blank(token) and not isinstance(token.node, SILENT):
                result.add("unknown")
            case Branch() if depth == 0:
                for arm in token.arms:
                    result |= page_parts(arm.items.tokens)
            case Loop() if depth == 0:
                result |= page_parts(token.body.tokens) | page_parts(token.else_.tokens)
            case Scoped() if depth == 0:
                result |= page_parts(token.items.tokens)
            case _:
                pass
    return frozenset(result)


def _scope_name(node: nodes.Node) -> str:
    return f"block `{node.name}`" if isinstance(node, nodes.Block) else "the scope"


def _arm_span(items: Items, outer: Span) -> Span:
    return items.marks[0].node.span.to(items.marks[-1].node.span) if items.marks else outer
