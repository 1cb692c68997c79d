"""`structure()`: a Jinja body -> the tree a browser builds from what it prints."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from transpiler import nodes
from transpiler.facts import Form
from transpiler.html import tree
from transpiler.html.ahead import BODY_END, PAGE_END, PASS, Ahead, ahead
from transpiler.html.bodies import as_body, flatten, piece
from transpiler.html.builder import Builder
from transpiler.html.construction import Stack
from transpiler.html.errors import BindingError, FramesError, RegionError
from transpiler.html.hosts import open_ends
from transpiler.html.machine import TEXT_STATES
from transpiler.html.reader import CutError, Reader, switch_content
from transpiler.html.solved import Solved
from transpiler.html.tokenizer import Tokenizer
from transpiler.html.tokens import DoctypeFields, End, Items, Mark, Places, Start
from transpiler.html.whitespace import collapsed
from transpiler.source import NO_SPAN, Span

_PAGE = frozenset({PAGE_END})


def structure(
    body: Sequence[nodes.Node],
    form: Form,
    *,
    context: tuple[str, ...] = (),
    follow: Ahead = frozenset({BODY_END}),
    effects: Callable[[nodes.Node], tree.Effect | None] | None = None,
    without: frozenset[tree.Rung] = frozenset(),
) -> tree.Tree:
    """The tree of `body`.

    `form` "markup": the body stands among tags; "text": in an attribute's value, a title or a textarea, so that only
    references are decoded ("html" bodies have no tree: `ValueError`). `context`: the open elements around it,
    outermost first, as far as they are known. `follow`: what may come after it; `PAGE_END` alone says that it is a
    whole page, around which nothing stands.
    `effects` says of an include, a call or another node that prints what it does to the
    open elements (`Tree.effect` of its body); without it such nodes are taken for balanced. `without` switches rungs
    off (for tests). White space is collapsed. Places that no rung takes become `RawRegion`s, told in `Tree.regions`.
    """
    if form == "html":
        raise ValueError("a body in raw text has no tree")
    places = Places()
    tokenizer = Tokenizer(places)
    tokenizer.on_tag = switch_content
    if form == "text":
        tokenizer.state = "rcdata"
    before = tokenizer.state
    tokenizer.foreign = _foreign(context)
    try:
        marks = Reader(places, effects=effects).read(body, tokenizer)
        marks, ending = _end(tokenizer, marks, page=form == "markup" and follow == _PAGE)
        if tokenizer.state != before or tokenizer.position < len(tokenizer.buffer):
            raise CutError("the end of the text stands inside a tag, a comment or a script", _span(body), at_end=True)
    except CutError as error:
        return _raw(body, error.reason, error.span, tree.Effect(known=False), moved=error.at_end)
    items = Items(tuple(tokenizer.out), marks)
    doctype = _has_doctype(items)
    document = doctype or _is_document(items)
    if "i" in without and not document and form == "markup" and any(isinstance(t, Start | End) for t in items.tokens):
        return _raw(body, "no rung may be climbed", _span(body), _effect_of(items, context, Builder(places)))
    page = document or follow == _PAGE
    builder = Builder(places, document=page, whole=doctype or (document and follow == _PAGE), without=without)
    try:
        solved = _solved(builder, items, context, _PAGE if page else follow)
    except FramesError:
        return _framed((*body, *ending))
    except RegionError as error:
        return _raw((*body, *ending), error.reason, error.span, _effect_of(items, context, builder), moved=error.moved)
    effect = _effect(solved, items, context, builder)
    if effect.closes:
        return _raw(body, f"it closes `</{effect.closes[0]}>` for the template around it", _span(body), effect)
    shown = solved.nodes if form == "text" else collapsed(solved.nodes, context, edges=not document)
    return tree.Tree(shown, solved.regions, effect)


def _solved(builder: Builder, items: Items, context: Stack, follow: Ahead) -> Solved:
    """The tree of a body; comments that no element of it can keep are left to the diagnostics."""
    while True:
        try:
            return builder.solve(items.tokens, items.marks, context, follow, outermost=True)
        except BindingError as error:
            builder.unheld.add(error.span)
            builder.loosened.clear()


def _end(t: Tokenizer, marks: tuple[Mark, ...], *, page: bool) -> tuple[tuple[Mark, ...], nodes.Body]:
    """The end of the text, which is that of the page if it is a `page` or says so itself.

    What a page's end cuts short is dropped or closed. The marks without what is dropped; text that closes the rest.
    """
    out = Items(tuple(t.out))
    if not (page or _has_doctype(out) or _is_document(out)):
        t.edge()
        return marks, ()
    at, state = t.tag_start, t.state
    t.eof()
    if state == "plaintext" or state.startswith("script data double"):
        return marks, ()  # there is no way to close it
    t.state, t.position = "data", len(t.buffer)
    if state not in TEXT_STATES and not state.startswith("script data"):
        return _cut(marks, at), ()
    text = {"data": "", "cdata section": "]]>"}.get(state, f"</{t.last_start}>")
    if not text or not marks:
        return marks, ()
    closing = nodes.TemplateData(text, span=marks[-1].node.span)
    place = t.places.add_text(closing)
    return (*marks, Mark(place, t.places.next, closing)), as_body((closing,))


def _cut(marks: tuple[Mark, ...], end: int) -> tuple[Mark, ...]:
    """The marks up to a place."""
    kept = tuple(mark for mark in marks if mark.end <= end)
    last = next((mark for mark in marks if mark.start < end < mark.end), None)
    if last is None or not isinstance(last.node, nodes.TemplateData):
        return kept
    return (*kept, Mark(last.start, end, piece(last.node, 0, end - last.start)))


def _framed(body: Sequence[nodes.Node]) -> tree.Tree:
    """A page whose frames may take the place of its body: inside of `<html>` all of its text is read as it is."""
    reason, span = "frames take the place of the page's body", _span(body)
    page = tree.Element("html", (), (tree.RawRegion(as_body(flatten(body)), reason, span),), span)
    return tree.Tree((page,), (tree.Region("vii", reason, span),))


def _raw(body: Sequence[nodes.Node], reason: str, span: Span, effect: tree.Effect, *, moved: bool = False) -> tree.Tree:
    region = tree.RawRegion(as_body(flatten(body)), reason, _span(body), moved)
    return tree.Tree((region,), (tree.Region("vii", reason, span),), effect)


def _effect(solved: Solved, items: Items, context: tuple[str, ...], builder: Builder) -> tree.Effect:
    closes = tuple(tag.name for tag in solved.word if tag.kind == "close")
    opens = tuple(tag.name for tag in solved.word if tag.kind == "open")
    ends = (
        open_ends(items.tokens, context, builder.complete(context))
        if builder.loosened and not solved.word
        else frozenset()
    )
    return tree.Effect(closes, opens, ends is not None, ends or frozenset(), _begins(items))


def _effect_of(items: Items, context: tuple[str, ...], builder: Builder) -> tree.Effect:
    """What a list that is no tree does to the elements around it, where it is the same on every path."""
    ends = open_ends(items.tokens, context, builder.complete(context))
    if ends is None or len(ends) > 1:
        return tree.Effect(known=False, begins=_begins(items))
    return tree.Effect(opens=next(iter(ends)), begins=_begins(items))


def _begins(items: Items) -> Ahead:
    return ahead(items.tokens, 0, frozenset({PASS}))


def _span(body: Sequence[nodes.Node]) -> Span:
    return body[0].span.to(body[-1].span) if body else NO_SPAN


def _has_doctype(items: Items) -> bool:
    return any(isinstance(token, DoctypeFields) for token in items.tokens)


def _is_document(items: Items) -> bool:
    return any(isinstance(token, Start) and token.name in ("html", "body") for token in items.tokens)


def _foreign(context: tuple[str, ...]) -> tuple[str, ...]:
    """What the tokenizer must know of SVG and MathML around it."""
    result: list[str] = []
    for name in context:
        if name in ("svg", "math") or name.partition(":")[2] in ("svg", "math"):
            result.append(name.rpartition(":")[2])
        elif result and name.rpartition(":")[2].lower() in ("foreignobject", "desc"):
            result.append(f"in:{name.rpartition(':')[2].lower()}")
    return tuple(result)
