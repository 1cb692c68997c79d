"""The regular expressions of one set of options: delimiters, whitespace control and the tokens inside tags.

The delimiters' part follows `jinja2.lexer.Lexer`; what stands inside tags comes from the grammar's terminals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from re import Pattern

from lark.lexer import PatternStr, TerminalDef

from transpiler.options import Options

OPENER = r"\{%[-+]?\s*"
"""How the patterns of statement openers start in the grammar files."""

_OPERATORS = ("**", "//", "==", "!=", ">=", "<=", *"+-/*%~[](){}><=.:|,;")
_LITERALS = ("FLOAT", "INTEGER", "NAME", "STRING")


@dataclass(frozen=True, slots=True)
class Syntax:
    """Everything the lexer looks up."""

    root: Pattern[str]
    comment_end: Pattern[str]
    raw_end: Pattern[str]
    inside: dict[str, Pattern[str]]
    """Group name of the opener -> one token inside it, or its end."""
    nested: Pattern[str]
    """One token inside brackets, where nothing ends the tag."""
    openers: dict[str, str]
    """Keyword of a statement -> its terminal."""
    words: dict[str, str]
    """Reserved word -> its terminal."""
    operators: dict[str, str]
    lstrip_blocks: bool
    keep_trailing_newline: bool
    newline_sequence: str


def syntax_of(options: Options, terminals: Iterable[TerminalDef]) -> Syntax:
    """Compile the expressions for `options`; `terminals` are those of the assembled grammar."""
    patterns = {terminal.name: terminal.pattern for terminal in terminals}
    escape = re.escape
    block_start, block_end = escape(options.block_start_string), escape(options.block_end_string)
    variable_end, comment_end = escape(options.variable_end_string), escape(options.comment_end_string)
    newline = r"\n?" if options.trim_blocks else ""

    raw = rf"(?P<raw_begin>{block_start}(\-|\+|)\s*raw\s*(?:\-{block_end}\s*|{block_end}))"
    starts = [raw, *(rf"(?P<{name}>{start}(\-|\+|))" for name, start in _openings(options))]
    finish = rf"\+{block_end}|\-{block_end}\s*|{block_end}{newline}"
    literals = "|".join(f"(?P<{name}>{patterns[name].to_regexp()})" for name in _LITERALS)
    operators = "|".join(escape(operator) for operator in sorted(_OPERATORS, key=len, reverse=True))
    token = rf"(?:{literals}|(?P<OPERATOR>{operators}))"
    fixed = {name: pattern.value for name, pattern in patterns.items() if isinstance(pattern, PatternStr)}
    openers = {
        pattern.value.removeprefix(OPENER).removesuffix(r"\b"): name
        for name, pattern in sorted(patterns.items(), key=lambda item: item[0].startswith("_TAG_"))
        if name.endswith("_OPEN")  # the app's own tags last: they may replace an extension's
    }

    return Syntax(
        root=_compile("|".join(starts)),
        comment_end=_compile(rf"\+{comment_end}|\-{comment_end}\s*|{comment_end}{newline}"),
        raw_end=_compile(rf"{block_start}(\-|\+|)\s*endraw\s*(?:{finish})"),
        inside={
            "block_begin": _compile(rf"\s*(?:(?P<END>{finish})|{token})"),
            "variable_begin": _compile(rf"\s*(?:(?P<END>\-{variable_end}\s*|{variable_end})|{token})"),
            "linestatement_begin": _compile(rf"(?P<END>\s*(?:\n|$))|\s*{token}"),
        },
        nested=_compile(rf"\s*{token}"),
        openers=openers,
        words={text: name for name, text in fixed.items() if text.isidentifier()},
        operators={
            operator: next(
                (
                    name
                    for name, pattern in patterns.items()
                    if name not in _LITERALS and re.fullmatch(pattern.to_regexp(), operator)
                ),
                "SEMICOLON",
            )
            for operator in _OPERATORS
        },
        lstrip_blocks=options.lstrip_blocks,
        keep_trailing_newline=options.keep_trailing_newline,
        newline_sequence=options.newline_sequence,
    )


def _openings(options: Options) -> list[tuple[str, str]]:
    """What starts a tag, longest first, so that `<%=` wins over `<%` (`jinja2.lexer.compile_rules`)."""
    escape = re.escape
    rules = [
        (len(options.comment_start_string), "comment_begin", escape(options.comment_start_string)),
        (len(options.block_start_string), "block_begin", escape(options.block_start_string)),
        (len(options.variable_start_string), "variable_begin", escape(options.variable_start_string)),
    ]
    if (prefix := options.line_statement_prefix) is not None:
        rules.append((len(prefix), "linestatement_begin", r"^[ \t\v]*" + escape(prefix)))
    if (prefix := options.line_comment_prefix) is not None:
        rules.append((len(prefix), "linecomment_begin", r"(?:^|(?<=\S))[^\S\r\n]*" + escape(prefix)))
    return [(name, pattern) for _, name, pattern in sorted(rules, reverse=True)]


def _compile(pattern: str) -> Pattern[str]:
    return re.compile(pattern, re.M | re.S)
