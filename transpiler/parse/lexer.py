"""Tokens of a template, as `jinja2.lexer.Lexer` cuts them, with words typed by what the parser can use.

The lexer is contextual: `if` is the terminal IF only in states that accept it, else a NAME. Unlike Lark's own it
knows how deep the brackets are, because `}}` ends a tag only outside of them.
"""

from __future__ import annotations

import re
from ast import literal_eval
from collections.abc import Callable, Generator, Iterator
from typing import Any, cast
from warnings import catch_warnings, simplefilter

from jinja2._identifier import pattern as name_re
from lark.common import LexerConf
from lark.lexer import Lexer, LexerState, Token
from lark.parsers.lalr_parser_state import ParserState

from transpiler.parse.errors import TemplateError
from transpiler.parse.feed import Feed
from transpiler.parse.hints import for_character
from transpiler.parse.nesting import MAX_STACK, check_blocks, check_brackets, too_deep
from transpiler.source import Span

_CLOSING = {"(": ")", "[": "]", "{": "}"}
_BRACKETS = frozenset("()[]{}")
_NOT_IN = re.compile(r"not(\s+)in\b")
_PAIRS = {
    "ignore": ("IGNORE_MISSING", re.compile(r"ignore\s+missing\b")),
    "with": ("WITH_CONTEXT", re.compile(r"with\s+context\b")),
    "without": ("WITHOUT_CONTEXT", re.compile(r"without\s+context\b")),
}
_ASSIGN = re.compile(r"\s*=(?!=)")
_SPACE = re.compile(r"\s*")
_NEWLINE = re.compile(r"\n")
_CHAINED = "You cannot chain multiple tests with is"
_AFTER_TEST = frozenset({"and", "or", "else"})


class Lexeme:
    """A token for Lark's parser. Offsets are those of the original text; `word` is where an opener's keyword starts."""

    __slots__ = ("end_pos", "start_pos", "type", "value", "word")

    line = column = end_line = end_column = None  # Lark copies them for the end of input

    def __init__(self, type_: str, value: Any, start: int, end: int, word: int = -1) -> None:
        self.type = type_
        self.value = value
        self.start_pos = start
        self.end_pos = end
        self.word = start if word < 0 else word

    @property
    def span(self) -> Span:
        """Where the token stands."""
        return Span(self.start_pos, self.end_pos)


class TemplateLexer(Lexer):
    """Lark's entrance to the lexer. The input given to `Lark.parse` is a `Feed`."""

    __future_interface__ = 2

    def __init__(self, lexer_conf: LexerConf) -> None:
        self.lexer_conf = lexer_conf

    def lex(self, lexer_state: LexerState, parser_state: ParserState[Any]) -> Iterator[Token]:
        """The tokens of the feed in `lexer_state`; `parser_state` says which words are reserved."""
        feed = cast(Feed, lexer_state.text)
        feed.parser = parser_state
        tokens = (
            _tag(feed, "block_begin", feed.start, parser_state) if feed.inside_tag else _template(feed, parser_state)
        )
        return cast(Iterator[Token], tokens)


def _template(feed: Feed, parser: ParserState[Any]) -> Iterator[Lexeme]:
    """Text and tags, until the end of the feed."""
    text, syntax, origin = feed.text, feed.syntax, feed.origin
    size, search, position = len(text), syntax.root.search, 0
    while position < size:
        found = search(text, position)
        if found is None:
            yield _data(feed, position, size)
            return
        kind = cast(str, found.lastgroup)
        start, after = found.span()
        stop = _kept(feed, position, start, found[cast(int, found.lastindex) + 1], kind)
        if stop > position:
            yield _data(feed, position, stop)
        position = after
        if kind == "variable_begin":
            feed.last = origin(start)
            yield Lexeme("_VARIABLE_BEGIN", "", feed.last, origin(after))
            position = yield from _tag(feed, kind, after, parser)
        elif kind == "comment_begin":
            end = syntax.comment_end.search(text, after)
            if end is None:
                if after < size:
                    _unclosed(feed, start, after, "comment", "Missing end of comment tag")
                return
            position = end.end()
        elif kind == "raw_begin":
            end = syntax.raw_end.search(text, after)
            if end is None:
                if after < size:
                    _unclosed(feed, start, after, "raw block", "Missing end of raw directive")
                return
            stop = _kept(feed, after, end.start(), end[1], kind)
            if stop > after:
                yield _data(feed, after, stop)
            position = end.end()
        elif kind == "linecomment_begin":
            newline = text.find("\n", after)
            position = size if newline < 0 else newline
        else:
            check_blocks(parser)
            position = yield from _statement(feed, kind, start, after, parser)


def _data(feed: Feed, start: int, stop: int) -> Lexeme:
    text = feed.text[start:stop]
    if feed.syntax.newline_sequence != "\n":
        text = text.replace("\n", feed.syntax.newline_sequence)
    feed.last = feed.origin(start)
    return Lexeme("DATA", text, feed.last, feed.origin(stop))


def _kept(feed: Feed, start: int, stop: int, sign: str, kind: str) -> int:
    """Where the text `start:stop` ends after whitespace control by the tag that follows it."""
    text = feed.text
    if sign == "-":
        return start + len(text[start:stop].rstrip())
    if sign != "+" and feed.syntax.lstrip_blocks and kind != "variable_begin":
        line = text.rfind("\n", start, stop) + 1
        if not line and (start == 0 or text[start - 1] == "\n"):
            line = start
        elif not line:
            return stop
        if text[line:stop].isspace():
            return line
    return stop


def _unclosed(feed: Feed, start: int, after: int, what: str, title: str) -> None:
    origin = feed.origin
    # Jinja2 names the line on which the opener ends
    place = (
        Span(origin(start), origin(after)) if "\n" not in feed.text[start:after] else Span(origin(after), origin(after))
    )
    raise TemplateError(place, title, label=f"this {what} is never closed")


def _statement(feed: Feed, kind: str, start: int, after: int, parser: ParserState[Any]) -> Generator[Lexeme, None, int]:
    """A statement's opener with its keyword, then the rest of the tag. Returns the offset after the tag."""
    text, origin = feed.text, feed.origin
    found = feed.syntax.inside[kind].match(text, after)
    if found is None:
        found = feed.syntax.nested.match(text, after)
    if found is None or found.lastgroup != "NAME":
        place = after if found is None else found.start(found.lastgroup or 0)
        if found is None and _SPACE.match(text, after).end() < len(text):  # type: ignore[union-attr]
            _bad_character(feed, after)
        feed.last = origin(start if found is None else place)
        span = Span(feed.last, origin(after if found is None else found.end()))
        raise TemplateError(span, "tag name expected", label="a statement starts with its name")
    word, position = found.span("NAME")
    position = _name_end(feed, word, position)
    name = text[word:position]
    opener = feed.syntax.openers.get(name, "UNKNOWN_TAG")
    feed.last = origin(word)
    yield Lexeme(opener, name, origin(start), origin(position), feed.last)
    if opener.startswith("_TAG_"):
        position = yield from _custom_arguments(feed, kind, position)
        if position < 0:
            return len(text)
    return (yield from _tag(feed, kind, position, parser))


def _custom_arguments(feed: Feed, kind: str, start: int) -> Generator[Lexeme, None, int]:
    """The text of an app's own tag as one token; whatever Jinja2's lexer takes is taken."""
    text, origin, position = feed.text, feed.origin, start
    depth: list[str] = []
    while True:
        found = (feed.syntax.nested if depth else feed.syntax.inside[kind]).match(text, position)
        if found is None:
            break
        if found.lastgroup == "END":
            break
        if found.lastgroup == "OPERATOR" and found["OPERATOR"] in _BRACKETS:
            _balance(feed, found["OPERATOR"], found.start("OPERATOR"), depth)
        position = found.end()
    yield Lexeme(
        "TAG_ARGUMENTS", Feed(text[:position], feed.syntax, feed.joined, start, True), origin(start), origin(position)
    )
    return position


def _tag(feed: Feed, kind: str, position: int, parser: ParserState[Any]) -> Generator[Lexeme, None, int]:
    """The tokens of a tag up to its end. Returns the offset after it."""
    text, syntax, joined, origin = feed.text, feed.syntax, feed.joined, feed.origin
    operators, words = syntax.operators, syntax.words
    outer, inner = syntax.inside[kind].match, syntax.nested.match
    states, stack = parser.parse_conf.states, parser.state_stack
    depth: list[str] = []
    while True:
        found = (inner if depth else outer)(text, position)
        if found is None:
            if _SPACE.match(text, position).end() < len(text):  # type: ignore[union-attr]
                _bad_character(feed, position)
            return len(text)
        group = found.lastgroup
        start, position = found.span(group)  # type: ignore[arg-type]
        first, last = (origin(start), origin(position)) if joined else (start, position)
        feed.last = first
        if len(stack) > MAX_STACK:
            raise too_deep(Span(first, last))
        if group == "NAME":
            position = _name_end(feed, start, position)
            value: Any = text[start:position]
            accepts = states[stack[-1]]
            type_ = "NAME"
            if "ARG_NAME" in accepts:
                if value == "is":
                    raise TemplateError(Span(first, last), _CHAINED, hint="join the tests with `and`")
                type_ = words[value] if value in _AFTER_TEST else "ARG_NAME"
            elif value == "not":
                pair = _NOT_IN.match(text, start)
                if "KEYWORD_NAME" in accepts and _ASSIGN.match(text, position):
                    type_ = "KEYWORD_NAME"
                elif "NOT" in accepts:
                    type_ = "NOT"
                elif pair and "NOT_IN" in accepts and (depth or kind != "linestatement_begin" or "\n" not in pair[1]):
                    type_, position = "NOT_IN", pair.end()
            elif value in words and words[value] in accepts:
                type_ = words[value]
            elif "KEYWORD_NAME" in accepts and _ASSIGN.match(text, position):
                type_ = "KEYWORD_NAME"
            elif value in _PAIRS and _PAIRS[value][0] in accepts:
                pair = _PAIRS[value][1].match(text, start)
                if pair:
                    type_, position = _PAIRS[value][0], pair.end()
            if position != found.end():
                feed.last = origin(position - len(text[start:position].split()[-1]))  # the second word of a pair
            yield Lexeme(type_, value, first, origin(position))
        elif group == "OPERATOR":
            value = found[group]
            type_ = operators[value]
            if value in _BRACKETS:
                _balance(feed, value, start, depth)
                if value == "(" and "_SIGNATURE_LPAR" in states[stack[-1]]:
                    type_ = "_SIGNATURE_LPAR"
            yield Lexeme(type_, value, first, last)
        elif group == "END":
            yield Lexeme("_VARIABLE_END" if kind == "variable_begin" else "_BLOCK_END", "", first, last)
            return position
        else:
            yield Lexeme(group, _VALUES[group](found[group], feed, first, last), first, last)  # type: ignore[index,arg-type]


def _balance(feed: Feed, bracket: str, start: int, depth: list[str]) -> None:
    """Keep track of open brackets, refusing those that do not match."""
    if closing := _CLOSING.get(bracket):
        depth.append(closing)
        check_brackets(depth, Span(feed.origin(start), feed.origin(start) + 1))
        return
    place = Span(feed.origin(start), feed.origin(start) + 1)
    if not depth:
        raise TemplateError(
            place, f"unexpected '{bracket}'", label="nothing is open here", hint="is the end of the tag misspelt?"
        )
    if (expected := depth.pop()) != bracket:
        raise TemplateError(place, f"unexpected '{bracket}', expected '{expected}'")


def _bad_character(feed: Feed, position: int) -> None:
    start = _SPACE.match(feed.text, position).end()  # type: ignore[union-attr]
    place = feed.origin(start)
    character = feed.text[start]
    title = f"unexpected char {character!r} at {start}"
    raise TemplateError(Span(place, place + 1), title, hint=for_character(character))


def _name_end(feed: Feed, start: int, end: int) -> int:
    """Where a name ends that `\\w+` found: some letters of other scripts are not in `\\w`."""
    text = feed.text
    if end < len(text) and text[end] > "\x7f" and (whole := name_re.match(text, start)):
        end = whole.end()
    name = text[start:end]
    if not name.isascii() and not name.isidentifier():
        raise TemplateError(Span(feed.origin(start), feed.origin(end)), "Invalid character in identifier")
    return end


def _string(written: str, feed: Feed, start: int, end: int) -> str:
    value = written[1:-1]
    if feed.syntax.newline_sequence != "\n":
        value = value.replace("\n", feed.syntax.newline_sequence)
    if "\\" not in value:
        return value
    try:
        with catch_warnings():
            simplefilter("ignore")  # Python's about unknown escapes, which stay as they are
            return value.encode("ascii", "backslashreplace").decode("unicode-escape")
    except UnicodeDecodeError as error:
        raise TemplateError(Span(start, end), str(error).split(":")[-1].strip(), label="in this string") from error


def _integer(written: str, _feed: Feed, start: int, end: int) -> int:
    try:
        return int(written.replace("_", ""), 0)
    except ValueError as error:
        raise TemplateError(Span(start, end), str(error)) from error


def _float(written: str, _feed: Feed, start: int, end: int) -> float:
    try:
        return float(literal_eval(written.replace("_", "")))
    except SyntaxError as error:
        raise TemplateError(Span(start, end), "invalid number") from error


_VALUES: dict[str, Callable[[str, Feed, int, int], object]] = {"STRING": _string, "INTEGER": _integer, "FLOAT": _float}
