"""Tokenizer states of text: data, RCDATA, raw text, scripts, plain text, CDATA sections."""

from __future__ import annotations

import re

from transpiler.html.machine import Tokenizer, state
from transpiler.html.references import decode_reference, reference_length

_RUNS = {
    "data": re.compile(r"[^<&]+"),
    "rcdata": re.compile(r"[^<&\0]+"),
    "rawtext": re.compile(r"[^<\0]+"),
    "script data": re.compile(r"[^<\0]+"),
    "escaped": re.compile(r"[^-<\0]+"),
    "plaintext": re.compile(r"[^\0]+"),
}
_END_TAG = re.compile(r"</([A-Za-z]+)([\t\n\f />])")
_END_TAG_BEGUN = re.compile(r"<(?:/[A-Za-z]*)?\Z")
_WORD_TAG = re.compile(r"<([A-Za-z]+)([\t\n\f />])")
_WORD_TAG_BEGUN = re.compile(r"<[A-Za-z]*\Z")
_DOUBLE_END = re.compile(r"</([A-Za-z]*)([\t\n\f />])")
_CDATA_TAIL = re.compile(r"\]{1,2}\Z")


def _run(t: Tokenizer, kind: str) -> bool:
    """Emit a run of ordinary characters; whether there was one."""
    match = _RUNS[kind].match(t.buffer, t.position)
    if match is None:
        return False
    t.text(match.group(), match.start(), match.end())
    t.position = match.end()
    return True


def _literal(t: Tokenizer, length: int, data: str | None = None) -> bool:
    """Emit `length` characters as they are, or `data` for them."""
    end = t.position + length
    t.text(t.buffer[t.position : end] if data is None else data, t.position, end)
    t.position = end
    return True


def reference(t: Tokenizer, in_attribute: bool) -> bool:
    """Decode the reference at the current `&` into text or the attribute value; False: more text is needed."""
    start = t.position
    if start + reference_length(t.buffer, start) == len(t.buffer) and t.buffer[-1] != ";" and not t.final:
        return False
    characters, length = decode_reference(t.buffer, start, in_attribute)
    (t.value_text if in_attribute else t.text)(characters, start, start + length)
    t.position = start + length
    return True


@state("data")
def _data(t: Tokenizer) -> bool:
    if _run(t, "data"):
        return True
    if t.buffer[t.position] == "&":
        return reference(t, in_attribute=False)
    t.tag_start = t.here()
    t.position += 1
    t.state = "tag open"
    return True


def _end_tag(t: Tokenizer) -> bool | None:
    """The end tag that closes this raw text: True if one starts here, None if more text is needed."""
    match = _END_TAG.match(t.buffer, t.position)
    if match is not None and match[1].lower() == t.last_start:
        t.tag_start = t.here()
        t.start_tag("end")
        t.position += 2
        t.state = "tag name"
        return True
    if not t.final and _END_TAG_BEGUN.match(t.buffer, t.position):
        return None
    return False


def _text_until_end_tag(t: Tokenizer, kind: str) -> bool:
    if _run(t, kind):
        return True
    char = t.buffer[t.position]
    if char == "\0":
        return _literal(t, 1, "\ufffd")
    if char == "&":
        return reference(t, in_attribute=False)
    closed = _end_tag(t)
    if closed is None:
        return False
    return closed or _literal(t, 1)


@state("rcdata")
def _rcdata(t: Tokenizer) -> bool:
    return _text_until_end_tag(t, "rcdata")


@state("rawtext")
def _rawtext(t: Tokenizer) -> bool:
    return _text_until_end_tag(t, "rawtext")


@state("script data")
def _script(t: Tokenizer) -> bool:
    rest = t.buffer[t.position : t.position + 4]
    if rest == "<!--":
        _literal(t, 4)
        t.state = "script data escaped dash dash"
        return True
    if not t.final and len(rest) > 1 and len(rest) < 4 and "<!--".startswith(rest):
        return False
    return _text_until_end_tag(t, "script data")


def _escaped(t: Tokenizer, base: str) -> bool | None:
    """What the escaped states share: True or False as a state, None at a `<`."""
    if _run(t, "escaped"):
        t.state = base
        return True
    char = t.buffer[t.position]
    if char == "\0":
        t.state = base
        return _literal(t, 1, "\ufffd")
    if char == "-":
        dashed = t.state[len(base) :]
        t.state = base + (" dash" if not dashed else " dash dash")
        return _literal(t, 1)
    return None


def _after_dashes(t: Tokenizer) -> bool:
    if t.state.endswith("dash dash") and t.buffer[t.position] == ">":
        t.state = "script data"
        return _literal(t, 1)
    return False


@state("script data escaped")
@state("script data escaped dash")
@state("script data escaped dash dash")
def _script_escaped(t: Tokenizer) -> bool:
    if _after_dashes(t):
        return True
    common = _escaped(t, "script data escaped")
    if common is not None:
        return common
    closed = _end_tag(t)
    if closed is None or (not t.final and _WORD_TAG_BEGUN.match(t.buffer, t.position)):
        return False
    if closed:
        return True
    match = _WORD_TAG.match(t.buffer, t.position)
    t.state = "script data escaped"
    if match is None:
        return _literal(t, 1)
    if match[1].lower() == "script":
        t.state = "script data double escaped"
    return _literal(t, len(match.group()))


@state("script data double escaped")
@state("script data double escaped dash")
@state("script data double escaped dash dash")
def _script_double_escaped(t: Tokenizer) -> bool:
    if _after_dashes(t):
        return True
    common = _escaped(t, "script data double escaped")
    if common is not None:
        return common
    if not t.final and _END_TAG_BEGUN.match(t.buffer, t.position):
        return False
    match = _DOUBLE_END.match(t.buffer, t.position)
    t.state = "script data double escaped"
    if match is None:
        return _literal(t, 1)
    if match[1].lower() == "script":
        t.state = "script data escaped"
    return _literal(t, len(match.group()))


@state("plaintext")
def _plaintext(t: Tokenizer) -> bool:
    return _run(t, "plaintext") or _literal(t, 1, "\ufffd")


@state("cdata section")
def _cdata(t: Tokenizer) -> bool:
    end = t.buffer.find("]]>", t.position)
    if end == t.position:
        t.position += 3
        t.state = "data"
        return True
    if end < 0:
        tail = None if t.final else _CDATA_TAIL.search(t.buffer, t.position)
        end = tail.start() if tail else len(t.buffer)
        if end == t.position:
            return False
    return _literal(t, end - t.position)
