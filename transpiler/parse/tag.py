"""The tokens inside of tags, words typed by what the parser can use."""

from __future__ import annotations

import re
from ast import literal_eval
from collections.abc import Callable, Collection, Generator
from functools import cache
from re import Pattern
from typing import Any
from warnings import catch_warnings, simplefilter

from lark.parsers.lalr_parser_state import ParserState

from transpiler.parse.errors import TemplateError
from transpiler.parse.feed import Feed
from transpiler.parse.hints import for_character
from transpiler.parse.lexeme import Lexeme
from transpiler.parse.nesting import MAX_STACK, check_brackets, too_deep
from transpiler.source import Span

BRACKETS = frozenset("()[]{}")
_CLOSING = {"(": ")", "[": "]", "{": "}"}
_PAIRS = {
    "not": ("NOT_IN", re.compile(r"not\s+in\b")),
    "ignore": ("IGNORE_MISSING", re.compile(r"ignore\s+missing\b")),
    "with": ("WITH_CONTEXT", re.compile(r"with\s+context\b")),
    "without": ("WITHOUT_CONTEXT", re.compile(r"without\s+context\b")),
}
_ASSIGN = re.compile(r"\s*=(?!=)")
_AFTER_TEST = frozenset({"and", "or", "else"})


def tag_tokens(feed: Feed, kind: str, position: int, parser: ParserState[Any]) -> Generator[Lexeme, None, int]:
    """The tokens of a tag of that kind from `position` up to its end. Returns the offset after it.

    Raises `TemplateError` for what is no token, for brackets that do not match, and for too many of them.
    """
    text, syntax, joined, origin = feed.text, feed.syntax, feed.joined, feed.origin
    outer, inner = syntax.inside[kind].match, syntax.nested.match
    states, stack = parser.parse_conf.states, parser.state_stack
    depth: list[str] = []
    while True:
        found = (inner if depth else outer)(text, position)
        if found is None:
            if (start := skip_space(text, position)) < len(text):
                raise bad_character(feed, start)
            return start
        group = str(found.lastgroup)
        start, position = found.span(group)
        first, last = (origin(start), origin(position)) if joined else (start, position)
        feed.last = first
        if len(stack) > MAX_STACK:
            raise too_deep(Span(first, last))
        if group == "NAME":
            name_ends = position = name_end(feed, start, position)
            one_line = not depth and kind == "linestatement_begin"
            type_, position = _word(feed, start, position, states[stack[-1]], one_line)
            if position != name_ends:
                feed.last = origin(position - len(text[start:position].split()[-1]))  # the second word of a pair
            yield Lexeme(type_, text[start:position], first, origin(position))
        elif group == "OPERATOR":
            value = found[group]
            type_ = syntax.operators[value]
            if value in BRACKETS:
                balance(feed, value, start, depth)
                if value == "(" and "_SIGNATURE_LPAR" in states[stack[-1]]:
                    type_ = "_SIGNATURE_LPAR"
            yield Lexeme(type_, value, first, last)
        elif group == "END":
            yield Lexeme("_VARIABLE_END" if kind == "variable_begin" else "_BLOCK_END", "", first, last)
            return position
        else:
            yield Lexeme(group, _VALUES[group](found[group], feed, Span(first, last)), first, last)


def _word(feed: Feed, start: int, end: int, accepts: Collection[str], one_line: bool) -> tuple[str, int]:
    """The terminal of the word there, by what the parser accepts now, and its end (of two words for a pair)."""
    text, words = feed.text, feed.syntax.words
    word = text[start:end]
    if "ARG_NAME" in accepts:
        if word == "is":
            place = Span(feed.origin(start), feed.origin(end))
            raise TemplateError(place, "You cannot chain multiple tests with is", hint="join the tests with `and`")
        return (words[word] if word in _AFTER_TEST else "ARG_NAME"), end
    if word in words and words[word] in accepts and word != "not":
        return words[word], end
    if "KEYWORD_NAME" in accepts and _ASSIGN.match(text, end):
        return "KEYWORD_NAME", end
    if word == "not" and "NOT" in accepts:
        return "NOT", end
    if word in _PAIRS:
        terminal, pattern = _PAIRS[word]
        if terminal in accepts and (pair := pattern.match(text, start)) and not (one_line and "\n" in pair[0]):
            return terminal, pair.end()
    return "NAME", end


def balance(feed: Feed, bracket: str, start: int, depth: list[str]) -> None:
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


def skip_space(text: str, position: int) -> int:
    """The offset of the first character from `position` on that is no whitespace."""
    while position < len(text) and text[position].isspace():
        position += 1
    return position


def bad_character(feed: Feed, start: int) -> TemplateError:
    """What to raise for a character that no token begins with."""
    place = feed.origin(start)
    character = feed.text[start]
    title = f"unexpected char {character!r} at {start}"
    return TemplateError(Span(place, place + 1), title, hint=for_character(character))


def name_end(feed: Feed, start: int, end: int) -> int:
    """Where a name ends that `\\w+` found: some letters of other scripts are not in `\\w`."""
    text = feed.text
    if end < len(text) and text[end] > "\x7f" and (whole := _jinja_name().match(text, start)):
        end = whole.end()
    name = text[start:end]
    if not name.isascii() and not name.isidentifier():
        raise TemplateError(Span(feed.origin(start), feed.origin(end)), "Invalid character in identifier")
    return end


@cache
def _jinja_name() -> Pattern[str]:
    """Jinja2's own pattern; imported late because Jinja2 is not needed otherwise."""
    from jinja2._identifier import pattern

    return pattern


def _string(written: str, feed: Feed, place: Span) -> str:
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
        raise TemplateError(place, str(error).split(":")[-1].strip(), label="in this string") from error


def _integer(written: str, _feed: Feed, place: Span) -> int:
    try:
        return int(written.replace("_", ""), 0)
    except ValueError as error:
        raise TemplateError(place, str(error)) from error


def _float(written: str, _feed: Feed, place: Span) -> float:
    try:
        return float(literal_eval(written.replace("_", "")))
    except SyntaxError as error:
        raise TemplateError(place, "invalid number") from error


_VALUES: dict[str, Callable[[str, Feed, Span], object]] = {"STRING": _string, "INTEGER": _integer, "FLOAT": _float}
