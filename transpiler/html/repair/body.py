"""The insertion mode "in body" (section 13.2.6.4.7), a function for each group of tags."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from transpiler.html import tree
from transpiler.html.repair.construct import Constructor, Part, RepairError, attribute_of, is_space, mode
from transpiler.html.tokens import End, Start
from transpiler.tables import elements as e

StartRule: TypeAlias = "Callable[[Constructor, Start], None]"
EndRule: TypeAlias = "Callable[[Constructor, str, End], None]"
_STARTS: dict[str, StartRule] = {}
_ENDS: dict[str, EndRule] = {}
_HEAD = "base basefont bgsound link meta noframes script style template title".split()  # noqa: SIM905


def _start(*names: str) -> Callable[[StartRule], StartRule]:
    def register(function: StartRule) -> StartRule:
        _STARTS.update(dict.fromkeys(names, function))
        return function

    return register


def _end(*names: str) -> Callable[[EndRule], EndRule]:
    def register(function: EndRule) -> EndRule:
        _ENDS.update(dict.fromkeys(names, function))
        return function

    return register


@mode("in body")
def _in_body(c: Constructor, part: Part) -> None:
    if isinstance(part, Start):
        _STARTS.get(str(part.name), _ordinary)(c, part)
    elif isinstance(part, End):
        _ENDS.get(str(part.name), _other_end)(c, str(part.name), part)
    elif "\0" not in part.data:
        c.reconstruct()
        c.insert(part)
        if not is_space(part):
            c.frames_ok = False


def _ordinary(c: Constructor, start: Start) -> None:
    c.reconstruct()
    c.open(start, str(start.name))


@_start("html")
def _html(c: Constructor, start: Start) -> None:
    _merge(c, 0, start)


@_start("body")
def _body(c: Constructor, start: Start) -> None:
    if len(c.stack) > 1 and c.stack[1].is_html("body"):
        c.frames_ok = False
        _merge(c, 1, start)


def _merge(c: Constructor, at: int, start: Start) -> None:
    """A second `<html>` or `<body>` adds the attributes that the first one lacks."""
    node = c.stack[at]
    if node.base:
        raise RepairError(f"it adds to `<{node.name}>` around it")
    if node.start is None:
        node.start = start
    elif start.attributes:
        node.start = Start(node.name, (*node.start.attributes, *start.attributes), False, node.start.start, start.end)


@_start("frameset")
def _frameset(c: Constructor, start: Start) -> None:
    if len(c.stack) < 2 or not c.stack[1].is_html("body") or c.frames_ok is False:
        return
    if c.stack[1].base or c.frames_ok is None:
        raise RepairError("frames may take the place of the page's body")
    c.stack[0].children.remove(c.stack[1])
    del c.stack[1:]
    c.open(start, "frameset")
    c.mode = "in frameset"


@_start(*_HEAD)
def _head_element(c: Constructor, start: Start) -> None:
    c.use("in head", start)


@_start(*(e.CLOSES_P - e.HEADINGS - {"pre", "listing", "form", "table", "hr", "xmp", "plaintext", "li", "dd", "dt"}))
def _block(c: Constructor, start: Start) -> None:
    c.close_p()
    c.open(start, str(start.name))


@_start(*e.HEADINGS)
def _heading(c: Constructor, start: Start) -> None:
    c.close_p()
    if c.current.is_html(*e.HEADINGS):
        c.pop()
    c.open(start, str(start.name))


@_start("pre", "listing")
def _pre(c: Constructor, start: Start) -> None:
    _block(c, start)
    c.frames_ok = False


@_start("form")
def _form(c: Constructor, start: Start) -> None:
    if c.form is None:
        c.close_p()
        c.form = c.open(start, "form")


@_start("li", "dd", "dt")
def _item(c: Constructor, start: Start) -> None:
    c.frames_ok = False
    same = ("li",) if start.name == "li" else ("dd", "dt")
    for node in reversed(c.stack):
        if node.is_html(*same):
            c.implied_ends(node.name)
            c.pop_until(node.name)
            break
        if c.unknown(node, ends=False) or (node.special and not node.is_html("address", "div", "p")):
            break
    _block(c, start)


@_start("plaintext")
def _plaintext(c: Constructor, start: Start) -> None:
    c.close_p()
    c.text_element(start)


@_start("button")
def _button(c: Constructor, start: Start) -> None:
    if c.in_scope({"button"}, ends=False):
        c.implied_ends()
        c.pop_until("button")
    c.frames_ok = False
    _ordinary(c, start)


@_start("a")
def _anchor(c: Constructor, start: Start) -> None:
    if (open_ := c.active_named("a")) is not None:
        _formatting_end(c, "a", End("a", start.start, start.end))
        if open_ in c.active:
            c.active.remove(open_)
        if open_ in c.stack:
            c.remove(open_)
    _formatting(c, start)


@_start(*(e.FORMATTING - {"a", "nobr"}))
def _formatting(c: Constructor, start: Start) -> None:
    c.reconstruct()
    c.push_formatting(c.open(start, str(start.name)))


@_start("nobr")
def _nobr(c: Constructor, start: Start) -> None:
    c.reconstruct()
    if c.in_scope({"nobr"}, ends=False):
        _formatting_end(c, "nobr", End("nobr", start.start, start.end))
    _formatting(c, start)


@_start("applet", "marquee", "object")
def _marker(c: Constructor, start: Start) -> None:
    _ordinary(c, start)
    c.active.append(None)
    c.frames_ok = False


@_start("table")
def _table(c: Constructor, start: Start) -> None:
    _block(c, start)
    c.frames_ok = False
    c.mode = "in table"


@_start("area", "br", "embed", "img", "keygen", "wbr")
def _void(c: Constructor, start: Start) -> None:
    c.reconstruct()
    c.void(start)
    c.frames_ok = False


@_start("input")
def _input(c: Constructor, start: Start) -> None:
    c.reconstruct()
    c.void(start)
    if c.frames_ok is not False and (attribute_of(start, "type") or "").lower() != "hidden":
        c.frames_ok = False


@_start("param", "source", "track")
def _media(c: Constructor, start: Start) -> None:
    c.void(start)


@_start("hr")
def _rule(c: Constructor, start: Start) -> None:
    c.close_p()
    c.void(start)
    c.frames_ok = False


@_start("image")
def _image(c: Constructor, start: Start) -> None:
    _void(c, Start("img", start.attributes, start.self_closing, start.start, start.end))


@_start("textarea", "noembed")
def _text_area(c: Constructor, start: Start) -> None:
    c.text_element(start)
    c.frames_ok = c.frames_ok if start.name == "noembed" else False


@_start("xmp")
def _xmp(c: Constructor, start: Start) -> None:
    c.close_p()
    c.reconstruct()
    c.text_element(start)
    c.frames_ok = False


@_start("iframe")
def _iframe(c: Constructor, start: Start) -> None:
    c.frames_ok = False
    c.text_element(start)


@_start("select")
def _select(c: Constructor, start: Start) -> None:
    _ordinary(c, start)
    c.frames_ok = False
    c.mode = "in select"


@_start("option", "optgroup")
def _option(c: Constructor, start: Start) -> None:
    if c.current.is_html("option"):
        c.pop()
    _ordinary(c, start)


@_start("rb", "rtc", "rp", "rt")
def _ruby(c: Constructor, start: Start) -> None:
    if c.in_scope({"ruby"}, ends=False):
        c.implied_ends(*(("rtc",) if start.name in ("rp", "rt") else ()))
    c.open(start, str(start.name))


@_start("svg", "math")
def _foreign(c: Constructor, start: Start) -> None:
    c.reconstruct()
    c.open(start, str(start.name), "svg" if start.name == "svg" else "math")
    if start.self_closing:
        c.pop()


@_start("caption", "col", "colgroup", "frame", "head", "tbody", "td", "tfoot", "th", "thead", "tr")
def _ignored(c: Constructor, start: Start) -> None:
    if c.stack[0].name == "?" and not any(node.is_html("table") for node in c.stack):
        raise RepairError(f"`<{start.name}>` stands in a table of another file")


# --- end tags -------------------------------------------------------------------------------------------------------


@_end("body", "html")
def _page_end(c: Constructor, name: str, end: End) -> None:
    if c.in_scope({"body"}) and not c.stack[0].base:
        c.mode = "after body"
        if name == "html":
            c.process(end)


@_end(*e.BLOCK_END - {"form", "applet", "marquee", "object", "select"})
def _block_end(c: Constructor, name: str, _: End) -> None:
    if c.in_scope({name}):
        c.implied_ends()
        c.pop_until(name)


@_end("form")
def _form_end(c: Constructor, _: str, __: End) -> None:
    node, c.form = c.form, None
    if node is None and c.stack[0].name == "?":
        raise RepairError("it may close a form around it")
    if node is not None and node in c.stack and c.in_scope({"form"}):
        c.implied_ends()
        c.remove(node)


@_end("p")
def _p_end(c: Constructor, _: str, end: End) -> None:
    if not c.in_scope({"p"}, e.BUTTON_SCOPE):
        c.open(Start("p", (), False, end.start, end.end), "p")
    c.close_p()


@_end("li")
def _li_end(c: Constructor, _: str, __: End) -> None:
    if c.in_scope({"li"}, e.LIST_SCOPE):
        c.implied_ends("li")
        c.pop_until("li")


@_end("dd", "dt")
def _definition_end(c: Constructor, name: str, _: End) -> None:
    if c.in_scope({name}):
        c.implied_ends(name)
        c.pop_until(name)


@_end(*e.HEADINGS)
def _heading_end(c: Constructor, _: str, __: End) -> None:
    if c.in_scope(e.HEADINGS):
        c.implied_ends()
        c.pop_until(*e.HEADINGS)


@_end(*e.FORMATTING)
def _formatting_end(c: Constructor, name: str, end: End) -> None:
    if not c.adopt(name):
        _other_end(c, name, end)


@_end("applet", "marquee", "object")
def _marker_end(c: Constructor, name: str, _: End) -> None:
    if c.in_scope({name}):
        c.implied_ends()
        c.pop_until(name)
        c.clear_to_marker()


@_end("br")
def _br_end(c: Constructor, _: str, end: End) -> None:
    _void(c, Start("br", (), False, end.start, end.end))


@_end("template")
def _template_end(c: Constructor, _: str, __: End) -> None:
    c.in_scope({"template"}, e.TABLE_SCOPE - {"template"})  # all that are open have been read with their end tags


def _other_end(c: Constructor, name: str, _: End) -> None:
    for node in reversed(c.stack):
        if node.is_html(name):
            c.implied_ends(name)
            c.pop_to(node)
            return
        if c.unknown(node, ends=name not in e.VOID) or node.special:
            return


# --- select ---------------------------------------------------------------------------------------------------------


@mode("in select")
def _in_select(c: Constructor, part: Part) -> None:
    """Options in their groups; of other content browsers do not agree what it means."""
    if isinstance(part, tree.Text):
        if "\0" not in part.data:
            c.insert(part)
        return
    name = str(part.name)
    if isinstance(part, Start) and name in ("option", "optgroup", "hr"):
        if c.current.is_html("option"):
            c.pop()
        if name != "option" and c.current.is_html("optgroup"):
            c.pop()
        (c.void if name == "hr" else lambda start: c.open(start, name))(part)
    elif name in ("script", "template"):
        c.use("in head", part)
    elif isinstance(part, End) and name in ("option", "optgroup"):
        if name == "optgroup" and c.current.is_html("option") and c.stack[-2].is_html("optgroup"):
            c.pop()
        if c.current.is_html(name):
            c.pop()
    elif isinstance(part, End) and name == "select":
        c.pop_until("select")
        c.reset_mode()
    else:
        raise RepairError("browsers do not agree on what stands in `<select>`")
