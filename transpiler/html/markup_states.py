"""Tokenizer states after `<!` and `<?`: comments, doctypes, the start of CDATA sections."""

from __future__ import annotations

import re

from transpiler.html.machine import Tokenizer, at_eof, state
from transpiler.html.tokens import DoctypeFields

_COMMENT_END = re.compile(r"--!?>")
_COMMENT_TAIL = re.compile(r"(?:--!|--|-)\Z")
_NAME = re.compile(r"[\t\n\f ]*([^\t\n\f >]*)[\t\n\f ]*")
_KEYWORD = re.compile(r"(public|system)[\t\n\f ]*", re.IGNORECASE)
_QUOTED = re.compile(r"(?:\"([^\"]*)(\"?)|'([^']*)('?))[\t\n\f ]*")
_TO_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


@state("markup declaration open")
def _declaration(t: Tokenizer) -> bool:
    rest = t.buffer[t.position : t.position + 7]
    for start, next_state in (("--", "comment start"), ("doctype", "doctype"), ("[CDATA[", "cdata section")):
        if next_state == "cdata section" and not t.cdata_allowed:
            continue
        spelled = rest if next_state == "cdata section" else rest.lower()
        if spelled.startswith(start):
            t.position += len(start)
            t.state = next_state
            t.comment = []
            return True
        if start.startswith(spelled) and not t.final:
            return False
    t.comment = []
    t.state = "bogus comment"
    return True


@state("bogus comment")
def _bogus_comment(t: Tokenizer) -> bool:
    end = t.buffer.find(">", t.position)
    stop = len(t.buffer) if end < 0 else end
    t.comment_text(t.buffer[t.position : stop].replace("\0", "\ufffd"), t.position, stop)
    t.position = stop
    if end >= 0:
        t.position += 1
        t.emit_comment()
    return True


@state("comment start")
def _comment_start(t: Tokenizer) -> bool:
    rest = t.buffer[t.position : t.position + 2]
    if rest[0] == ">" or rest == "->":
        t.position += 1 if rest[0] == ">" else 2
        t.emit_comment()
    elif rest == "-" and not t.final:
        return False
    else:
        t.state = "comment"
    return True


@state("comment")
def _comment(t: Tokenizer) -> bool:
    match = _COMMENT_END.search(t.buffer, t.position)
    stop = match.start() if match else len(t.buffer)
    if match is None and (t.at_end or not t.final) and (tail := _COMMENT_TAIL.search(t.buffer, t.position)):
        stop = tail.start()
    if stop > t.position:
        t.comment_text(t.buffer[t.position : stop].replace("\0", "\ufffd"), t.position, stop)
        t.position = stop
    if match is None:
        return False
    t.position = match.end()
    t.emit_comment()
    return True


@at_eof("comment start", "comment", "bogus comment", "markup declaration open")
def _end_of_comment(t: Tokenizer) -> None:
    t.emit_comment()


@state("doctype")
def _doctype(t: Tokenizer) -> bool:
    end = t.buffer.find(">", t.position)
    if end < 0:
        return False
    _emit_doctype(t, end, complete=True)
    t.position = end + 1
    t.state = "data"
    return True


@at_eof("doctype")
def _end_in_doctype(t: Tokenizer) -> None:
    _emit_doctype(t, len(t.buffer), complete=False)


def _emit_doctype(t: Tokenizer, end: int, complete: bool) -> None:
    text = t.buffer[t.position : end]
    public: str | None = None
    system: str | None = None
    found = _NAME.match(text)
    name = found[1].translate(_TO_LOWER).replace("\0", "\ufffd") if found else ""
    rest = text[found.end() :] if found else ""
    correct = bool(name)
    keyword = _KEYWORD.match(rest)
    if keyword is None:
        correct = correct and complete and not rest
    else:
        rest = rest[keyword.end() :]
        identifier, closed, rest = _identifier(rest)
        correct = correct and closed
        if keyword[1].lower() == "system":
            system = identifier
        else:
            public = identifier
            if closed and rest:
                system, closed, rest = _identifier(rest)
                correct = correct and closed
        junk = system is not None and rest  # what follows the system identifier does no harm, even unfinished
        correct = correct and (complete or bool(junk))
    span = t.places.span(t.tag_start, t.base + end + 1)
    t.out.append(DoctypeFields("doctype" + text, span, name or None, public, system, correct))


def _identifier(text: str) -> tuple[str | None, bool, str]:
    """A quoted identifier at the start of `text` (None if there is none), whether it is closed, what follows."""
    match = _QUOTED.match(text)
    if match is None:
        return None, False, text
    value = match[1] if match[1] is not None else match[3]
    return value.replace("\0", "\ufffd"), bool(match[2] or match[4]), text[match.end() :]
