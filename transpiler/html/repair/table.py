"""The insertion modes of tables (sections 13.2.6.4.9 to 13.2.6.4.15)."""

from __future__ import annotations

from transpiler.html import tree
from transpiler.html.repair.construct import Constructor, Part, attribute_of, is_space, mode
from transpiler.html.tokens import End, Start
from transpiler.tables import elements as e

_TABLE_PARTS = e.TABLE_CHILDREN | {"table"}


@mode("in table")
def _in_table(c: Constructor, part: Part) -> None:
    if isinstance(part, tree.Text) and c.current.is_html(*e.IN_TABLE_CONTEXT, "template"):
        _table_text(c, part)
    elif isinstance(part, Start):
        _start(c, part)
    elif isinstance(part, End):
        _end(c, part)
    else:
        _foster(c, part)


def _table_text(c: Constructor, part: tree.Text) -> None:
    """White space stays; with anything else in the same run all of it goes in front of the table."""
    run = _run(c)
    if "\0" in part.data:
        return
    if any(text.replace("\0", "").strip("\t\n\f\r ") for text in run):
        _foster(c, part)
    else:
        c.insert(part)


def _run(c: Constructor) -> list[str]:
    """The texts that stand together with the current one."""
    first = last = c.index - 1
    while first and isinstance(c.tokens[first - 1], tree.Text):
        first -= 1
    while last + 1 < len(c.tokens) and isinstance(c.tokens[last + 1], tree.Text):
        last += 1
    return [token.data for token in c.tokens[first : last + 1] if isinstance(token, tree.Text)]


def _foster(c: Constructor, part: Part) -> None:
    c.fostering = True
    c.use("in body", part)
    c.fostering = False


def _clear(c: Constructor, *names: str) -> None:
    """Clear the stack back to a table context."""
    while not c.current.is_html(*names, "template", "html") and c.current.name != "?":
        c.pop()


def _start(c: Constructor, start: Start) -> None:
    name = str(start.name)
    if name == "caption":
        _clear(c, "table")
        c.active.append(None)
        c.open(start, name)
        c.mode = "in caption"
    elif name == "colgroup":
        _clear(c, "table")
        c.open(start, name)
        c.mode = "in column group"
    elif name == "col":
        _clear(c, "table")
        c.open(None, "colgroup")
        c.again("in column group", start)
    elif name in e.TABLE_SECTIONS:
        _clear(c, "table")
        c.open(start, name)
        c.mode = "in table body"
    elif name in (*e.CELLS, "tr"):
        _clear(c, "table")
        c.open(None, "tbody")
        c.again("in table body", start)
    elif name == "table":
        if c.in_scope({"table"}, e.TABLE_SCOPE - {"table"}):
            c.pop_until("table")
            c.reset_mode()
            c.process(start)
    elif name in ("style", "script", "template"):
        c.use("in head", start)
    elif name == "input" and (attribute_of(start, "type") or "").lower() == "hidden":
        c.void(start)
    elif name == "form":
        if c.form is None:
            c.form = c.open(start, name)
            c.pop()
    else:
        _foster(c, start)


def _end(c: Constructor, end: End) -> None:
    name = str(end.name)
    if name == "table":
        if c.in_scope({"table"}, e.TABLE_SCOPE - {"table"}):
            c.pop_until("table")
            c.reset_mode()
    elif name == "template":
        c.use("in body", end)
    elif name not in (*_TABLE_PARTS, "body", "html"):
        _foster(c, end)


@mode("in caption")
def _in_caption(c: Constructor, part: Part) -> None:
    name = "" if isinstance(part, tree.Text) else str(part.name)
    closes = isinstance(part, End) and name in ("caption", "table")
    if closes or (isinstance(part, Start) and name in e.TABLE_CHILDREN):
        if c.in_scope({"caption"}, e.TABLE_SCOPE):
            c.implied_ends()
            c.pop_until("caption")
            c.clear_to_marker()
            c.mode = "in table"
            if name != "caption" or isinstance(part, Start):
                c.process(part)
    elif not (isinstance(part, End) and name in (*e.TABLE_CHILDREN, "body", "html")):
        c.use("in body", part)


@mode("in column group")
def _in_column_group(c: Constructor, part: Part) -> None:
    if is_space(part) and isinstance(part, tree.Text):
        c.insert(part)
        return
    name = "" if isinstance(part, tree.Text) else str(part.name)
    if isinstance(part, Start) and name == "col":
        c.void(part)
    elif name == "template":
        c.use("in head", part)
    elif isinstance(part, Start) and name == "html":
        c.use("in body", part)
    elif c.current.is_html("colgroup") and not (isinstance(part, End) and name == "col"):
        c.pop()
        c.mode = "in table"
        if not (isinstance(part, End) and name == "colgroup"):
            c.process(part)


@mode("in table body")
def _in_table_body(c: Constructor, part: Part) -> None:
    name = "" if isinstance(part, tree.Text) else str(part.name)
    if isinstance(part, Start) and name in ("tr", *e.CELLS):
        _clear(c, *e.TABLE_SECTIONS)
        c.open(part if name == "tr" else None, "tr")
        c.mode = "in row"
        if name != "tr":
            c.process(part)
    elif isinstance(part, End) and name in e.TABLE_SECTIONS:
        if c.in_scope({name}, e.TABLE_SCOPE):
            _clear(c, *e.TABLE_SECTIONS)
            c.pop()
            c.mode = "in table"
    elif (isinstance(part, Start) and name in e.TABLE_CHILDREN) or (isinstance(part, End) and name == "table"):
        if c.in_scope(e.TABLE_SECTIONS, e.TABLE_SCOPE):
            _clear(c, *e.TABLE_SECTIONS)
            c.pop()
            c.again("in table", part)
    elif not (isinstance(part, End) and name in (*e.TABLE_CHILDREN, "body", "html")):
        c.use("in table", part)


@mode("in row")
def _in_row(c: Constructor, part: Part) -> None:
    name = "" if isinstance(part, tree.Text) else str(part.name)
    if isinstance(part, Start) and name in e.CELLS:
        _clear(c, "tr")
        c.open(part, name)
        c.mode = "in cell"
        c.active.append(None)
    elif isinstance(part, End) and name in ("tr", "table", *e.TABLE_SECTIONS):
        if name not in e.TABLE_SECTIONS or c.in_scope({name}, e.TABLE_SCOPE):
            _end_row(c, part, again=name != "tr")
    elif isinstance(part, Start) and name in e.TABLE_CHILDREN:
        _end_row(c, part, again=True)
    elif not (isinstance(part, End) and name in (*e.TABLE_CHILDREN, "body", "html")):
        c.use("in table", part)


def _end_row(c: Constructor, part: Part, *, again: bool) -> None:
    if c.in_scope({"tr"}, e.TABLE_SCOPE):
        _clear(c, "tr")
        c.pop()
        c.mode = "in table body"
        if again:
            c.process(part)


@mode("in cell")
def _in_cell(c: Constructor, part: Part) -> None:
    name = "" if isinstance(part, tree.Text) else str(part.name)
    if isinstance(part, End) and name in e.CELLS:
        if c.in_scope({name}, e.TABLE_SCOPE):
            _close_cell(c, name)
    elif isinstance(part, Start) and name in e.TABLE_CHILDREN:
        if c.in_scope(e.CELLS, e.TABLE_SCOPE):
            _close_cell(c, *e.CELLS)
            c.process(part)
    elif isinstance(part, End) and name in ("table", "tr", *e.TABLE_SECTIONS):
        if c.in_scope({name}, e.TABLE_SCOPE - {"table"}):
            _close_cell(c, *e.CELLS)
            c.process(part)
    elif not (isinstance(part, End) and name in ("caption", "col", "colgroup", "body", "html")):
        c.use("in body", part)


def _close_cell(c: Constructor, *names: str) -> None:
    c.implied_ends()
    c.pop_until(*names)
    c.clear_to_marker()
    c.mode = "in row"
