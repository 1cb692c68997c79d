"""Tokens of a template, as `jinja2.lexer.Lexer` cuts them, with words typed by what the parser can use.

The lexer is contextual: `if` is the terminal IF only in states that accept it, else a NAME. Unlike Lark's own it
knows how deep the brackets are, because `}}` ends a tag only outside of them.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from re import Match
from typing import Any, cast

from lark.common import LexerConf
from lark.lexer import Lexer, LexerState, Token
from lark.parsers.lalr_parser_state import ParserState

from transpiler.parse.errors import TemplateError
from transpiler.parse.feed import Feed
from transpiler.parse.lexeme import Lexeme
from transpiler.parse.nesting import check_blocks
from transpiler.parse.tag import BRACKETS, bad_character, balance, name_end, skip_space, tag_tokens
from transpiler.source import Span


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
            tag_tokens(feed, "block_begin", feed.start, parser_state)
            if feed.inside_tag
            else _template(feed, parser_state)
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
            position = yield from tag_tokens(feed, kind, after, parser)
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
    if found is None or found.lastgroup != "NAME":
        raise _no_name(feed, start, after, found)
    word, position = found.span("NAME")
    position = name_end(feed, word, position)
    name = text[word:position]
    opener = feed.syntax.openers.get(name, "UNKNOWN_TAG")
    feed.last = origin(word)
    yield Lexeme(opener, name, origin(start), origin(position), feed.last)
    if opener.startswith("_TAG_"):
        position = yield from _custom_arguments(feed, kind, position)
    return (yield from tag_tokens(feed, kind, position, parser))


def _no_name(feed: Feed, start: int, after: int, found: Match[str] | None) -> TemplateError:
    if found is not None:
        place, end = found.span(str(found.lastgroup))
    elif (place := skip_space(feed.text, after)) < len(feed.text):
        return bad_character(feed, place)
    else:
        place, end = start, after
    span = Span(feed.origin(place), feed.origin(end))
    return TemplateError(span, "tag name expected", label="a statement starts with its name")


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
        if found.lastgroup == "OPERATOR" and found["OPERATOR"] in BRACKETS:
            balance(feed, found["OPERATOR"], found.start("OPERATOR"), depth)
        position = found.end()
    yield Lexeme(
        "TAG_ARGUMENTS", Feed(text[:position], feed.syntax, feed.joined, start, True), origin(start), origin(position)
    )
    return position
