"""Tokenizer states inside tags: names, attributes, values."""

from __future__ import annotations

import re

from transpiler.html import tree
from transpiler.html.machine import Tokenizer, append_text, at_eof, state
from transpiler.html.text_states import reference

_TAG_NAME = re.compile(r"[^\t\n\f />]+")
_ATTRIBUTE_NAME = re.compile(r"[^\t\n\f />=]+")
_SPACE = re.compile(r"[\t\n\f ]+")
_DOUBLE = re.compile(r'[^"&]+')
_SINGLE = re.compile(r"[^'&]+")
_UNQUOTED = re.compile(r"[^\t\n\f >&]+")
_TO_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)} | {0: 0xFFFD}
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_SPACES = frozenset("\t\n\f ")


def _name_text(t: Tokenizer, parts: list[tree.NamePart], match: re.Match[str]) -> None:
    span = t.places.span(t.base + match.start(), t.base + match.end())
    append_text(parts, tree.Text(match.group().translate(_TO_LOWER), span))
    t.position = match.end()


def _skip_space(t: Tokenizer) -> str:
    """Skip white space; the next character or "" at the end of what there is."""
    if match := _SPACE.match(t.buffer, t.position):
        t.position = match.end()
    return t.buffer[t.position : t.position + 1]


@state("tag open")
def _tag_open(t: Tokenizer) -> bool:
    char = t.buffer[t.position]
    if char in _LETTERS:
        t.start_tag("start")
        t.state = "tag name"
    elif char == "!":
        t.position += 1
        t.state = "markup declaration open"
    elif char == "/":
        t.position += 1
        t.state = "end tag open"
    elif char == "?":
        t.comment = []
        t.state = "bogus comment"
    else:
        _open_as_text(t)
        t.state = "data"
    return True


@at_eof("tag open")
def _open_as_text(t: Tokenizer) -> None:
    t.text("<", t.position - 1, t.position)


@state("end tag open")
def _end_tag_open(t: Tokenizer) -> bool:
    char = t.buffer[t.position]
    if char in _LETTERS:
        t.start_tag("end")
        t.state = "tag name"
    elif char == ">":
        t.position += 1
        t.state = "data"
    else:
        t.comment = []
        t.state = "bogus comment"
    return True


@at_eof("end tag open")
def _end_open_as_text(t: Tokenizer) -> None:
    t.text("</", t.position - 2, t.position)


@state("tag name")
def _tag_name(t: Tokenizer) -> bool:
    if match := _TAG_NAME.match(t.buffer, t.position):
        _name_text(t, t.name, match)
        return True
    return _after_name(t, t.buffer[t.position])


def _after_name(t: Tokenizer, char: str) -> bool:
    """After a tag name or in front of an attribute: white space, `/` or `>`."""
    if char == ">":
        t.position += 1
        t.emit_tag()
    elif char == "/":
        t.position += 1
        t.state = "self-closing start tag"
    else:
        t.position += 1
        t.state = "before attribute name"
    return True


@state("self-closing start tag")
def _self_closing(t: Tokenizer) -> bool:
    if t.buffer[t.position] == ">":
        t.position += 1
        t.self_closing = True
        t.emit_tag()
    else:
        t.state = "before attribute name"
    return True


@state("before attribute name")
def _before_attribute(t: Tokenizer) -> bool:
    char = _skip_space(t)
    if not char:
        return True
    if char in "/>":
        return _after_name(t, char)
    t.begin_attribute()
    if char == "=":  # a name may start with it
        t.attribute_name.append(tree.Text("=", t.places.span(t.here(), t.here(1))))
        t.position += 1
    return True


@state("attribute name")
def _attribute_name(t: Tokenizer) -> bool:
    if match := _ATTRIBUTE_NAME.match(t.buffer, t.position):
        _name_text(t, t.attribute_name, match)
        return True
    if t.buffer[t.position] == "=":
        t.position += 1
        t.state = "before attribute value"
    else:
        t.state = "after attribute name"
    return True


@state("after attribute name")
def _after_attribute_name(t: Tokenizer) -> bool:
    char = _skip_space(t)
    if not char:
        return True
    if char in "/>":
        return _after_name(t, char)
    if char == "=" and t.attribute_name:
        t.position += 1
        t.state = "before attribute value"
    else:
        t.state = "before attribute name"
    return True


@state("before attribute value")
def _before_value(t: Tokenizer) -> bool:
    char = _skip_space(t)
    if not char:
        return True
    t.value = []
    if char == '"':
        t.position += 1
        t.state = "attribute value (double-quoted)"
    elif char == "'":
        t.position += 1
        t.state = "attribute value (single-quoted)"
    elif char == ">":
        t.position += 1
        t.emit_tag()
    else:
        t.state = "attribute value (unquoted)"
    return True


def _value(t: Tokenizer, run: re.Pattern[str]) -> bool:
    """The part of a value that every quoting shares; True if something was consumed."""
    if match := run.match(t.buffer, t.position):
        t.value_text(match.group().replace("\0", "\ufffd"), match.start(), match.end())
        t.position = match.end()
        return True
    return False


def _quoted(t: Tokenizer, run: re.Pattern[str]) -> bool:
    if _value(t, run):
        return True
    if t.buffer[t.position] == "&":
        return reference(t, in_attribute=True)
    t.position += 1
    t.finish_attribute()
    t.state = "after attribute value (quoted)"
    return True


@state("attribute value (double-quoted)")
def _double_quoted(t: Tokenizer) -> bool:
    return _quoted(t, _DOUBLE)


@state("attribute value (single-quoted)")
def _single_quoted(t: Tokenizer) -> bool:
    return _quoted(t, _SINGLE)


@state("attribute value (unquoted)")
def _unquoted(t: Tokenizer) -> bool:
    if _value(t, _UNQUOTED):
        return True
    char = t.buffer[t.position]
    if char == "&":
        return reference(t, in_attribute=True)
    t.position += 1
    if char == ">":
        t.emit_tag()
    else:
        t.finish_attribute()
        t.state = "before attribute name"
    return True


@state("after attribute value (quoted)")
def _after_value(t: Tokenizer) -> bool:
    char = t.buffer[t.position]
    if char in _SPACES or char in "/>":
        return _after_name(t, char)
    t.state = "before attribute name"
    return True
