"""The insertion modes of a page around its body: head, frames, what stands before and after."""

from __future__ import annotations

from transpiler.html import tree
from transpiler.html.repair.construct import Constructor, Part, is_space, mode
from transpiler.html.tokens import End, Start

_VOID = frozenset({"base", "basefont", "bgsound", "link", "meta"})
_TEXT = frozenset({"noframes", "script", "style", "title"})
_HEAD = _VOID | _TEXT | {"template"}
_IN_NOSCRIPT = frozenset({"basefont", "bgsound", "link", "meta", "noframes", "style"})


def _name(part: Part, kind: type[Start] | type[End]) -> str:
    """The name of a tag of this kind."""
    return str(part.name) if isinstance(part, kind) else ""


def _ignored_end(part: Part) -> bool:
    """Whether it is an end tag that means nothing before the body."""
    return isinstance(part, End) and part.name not in ("head", "body", "html", "br")


def _is_nothing(part: Part) -> bool:
    return is_space(part) or (isinstance(part, tree.Text) and "\0" in part.data)


@mode("before html")
def _before_html(c: Constructor, part: Part) -> None:
    if _name(part, Start) == "html":
        c.open(part if isinstance(part, Start) else None, "html")
        c.mode = "before head"
    elif not _is_nothing(part) and not _ignored_end(part):
        c.open(None, "html")
        c.again("before head", part)


@mode("before head")
def _before_head(c: Constructor, part: Part) -> None:
    if _name(part, Start) == "html":
        c.use("in body", part)
    elif _name(part, Start) == "head":
        c.head = c.open(part if isinstance(part, Start) else None, "head")
        c.mode = "in head"
    elif not _is_nothing(part) and not _ignored_end(part):
        c.head = c.open(None, "head")
        c.again("in head", part)


@mode("in head")
def _in_head(c: Constructor, part: Part) -> None:
    name = _name(part, Start)
    if is_space(part) and isinstance(part, tree.Text):
        c.insert(part)
    elif name == "html":
        c.use("in body", part)
    elif isinstance(part, Start) and name in _VOID:
        c.void(part)
    elif isinstance(part, Start) and name in _TEXT:
        c.text_element(part)
    elif isinstance(part, Start) and name == "template":
        c.template(part)
    elif isinstance(part, Start) and name == "noscript":
        c.open(part, name)
        c.mode = "in head noscript"
    elif _name(part, End) == "head":
        c.pop()
        c.mode = "after head"
    elif name != "head" and not _ignored_end(part):
        c.pop()
        c.again("after head", part)


@mode("in head noscript")
def _in_head_noscript(c: Constructor, part: Part) -> None:
    name = _name(part, Start)
    if name == "html":
        c.use("in body", part)
    elif _name(part, End) == "noscript":
        c.pop()
        c.mode = "in head"
    elif is_space(part) or name in _IN_NOSCRIPT:
        c.use("in head", part)
    elif name not in ("head", "noscript") and not (isinstance(part, End) and part.name != "br"):
        c.pop()
        c.again("in head", part)


@mode("after head")
def _after_head(c: Constructor, part: Part) -> None:
    name = _name(part, Start)
    if is_space(part) and isinstance(part, tree.Text):
        c.insert(part)
    elif name == "html":
        c.use("in body", part)
    elif isinstance(part, Start) and name == "body":
        c.open(part, name)
        c.frames_ok = False
        c.mode = "in body"
    elif isinstance(part, Start) and name == "frameset":
        c.open(part, name)
        c.mode = "in frameset"
    elif name in _HEAD:
        assert c.head is not None
        c.stack.append(c.head)
        c.use("in head", part)
        c.stack.remove(c.head)
    elif name != "head" and not _ignored_end(part) and _name(part, End) != "head":
        c.open(None, "body")
        c.again("in body", part)


@mode("after body")
def _after_body(c: Constructor, part: Part) -> None:
    if is_space(part) or _name(part, Start) == "html":
        c.use("in body", part)
    elif _name(part, End) == "html":
        c.mode = "after after body"
    else:
        c.again("in body", part)


@mode("after after body")
def _after_after_body(c: Constructor, part: Part) -> None:
    if is_space(part) or _name(part, Start) == "html":
        c.use("in body", part)
    else:
        c.again("in body", part)


@mode("in frameset")
def _in_frameset(c: Constructor, part: Part) -> None:
    name = _name(part, Start)
    if is_space(part) and isinstance(part, tree.Text):
        c.insert(part)
    elif name == "html":
        c.use("in body", part)
    elif isinstance(part, Start) and name == "frameset":
        c.open(part, name)
    elif _name(part, End) == "frameset":
        if len(c.stack) > 1:
            c.pop()
            if not c.current.is_html("frameset"):
                c.mode = "after frameset"
    elif isinstance(part, Start) and name == "frame":
        c.void(part)
    elif name == "noframes":
        c.use("in head", part)


@mode("after frameset")
def _after_frameset(c: Constructor, part: Part) -> None:
    if is_space(part) and isinstance(part, tree.Text):
        c.insert(part)
    elif _name(part, Start) == "html":
        c.use("in body", part)
    elif _name(part, End) == "html":
        c.mode = "after after frameset"
    elif _name(part, Start) == "noframes":
        c.use("in head", part)


@mode("after after frameset")
def _after_after_frameset(c: Constructor, part: Part) -> None:
    if is_space(part) or _name(part, Start) == "html":
        c.use("in body", part)
    elif _name(part, Start) == "noframes":
        c.use("in head", part)
