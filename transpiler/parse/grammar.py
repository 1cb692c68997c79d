"""The Lark grammar for given options, assembled from the files in grammar/ and built once.

Only extensions and the app's own tags change the grammar; delimiters and whitespace options belong to the lexer.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from pathlib import Path

from lark import Lark
from lark.exceptions import UnexpectedInput

from transpiler.options import Options
from transpiler.parse.arguments import Arguments
from transpiler.parse.build_statements import Builder
from transpiler.parse.cache import build_lark
from transpiler.parse.errors import TemplateError
from transpiler.parse.feed import Feed
from transpiler.parse.lexer import TemplateLexer
from transpiler.parse.syntax import Syntax, syntax_of

_STATEMENTS = (
    "for",
    "if",
    "block",
    "extends",
    "include",
    "import",
    "from",
    "macro",
    "call",
    "filter",
    "set",
    "with",
    "autoescape",
)
_CORE = ("template", "expressions", "terminals", *(f"statements/{name}" for name in _STATEMENTS))
CORE_TAGS = frozenset({*_STATEMENTS, "print"})
"""Tags that Jinja2 parses itself: an app's extension cannot take their names."""

Tags = tuple[tuple[str, str], ...]


def front_end(options: Options) -> tuple[Lark, Syntax]:
    """The parser and the lexer's expressions for `options`."""
    tags = tuple(sorted((name, kind) for name, kind in options.tags.items() if name not in CORE_TAGS))
    lark = _lark(frozenset(options.extensions), tags)
    delimiters = options.model_dump_json(include=_LEXER_OPTIONS)
    return lark, _syntax(delimiters, frozenset(options.extensions), tags)


_LEXER_OPTIONS = {
    "block_start_string",
    "block_end_string",
    "variable_start_string",
    "variable_end_string",
    "comment_start_string",
    "comment_end_string",
    "line_statement_prefix",
    "line_comment_prefix",
    "trim_blocks",
    "lstrip_blocks",
    "newline_sequence",
    "keep_trailing_newline",
}


@lru_cache(maxsize=64)
def _syntax(delimiters: str, extensions: frozenset[str], tags: Tags) -> Syntax:
    return syntax_of(Options.model_validate_json(delimiters), _lark(extensions, tags).terminals)


@lru_cache(maxsize=32)
def _lark(extensions: frozenset[str], tags: Tags) -> Lark:
    """The parser for these extensions and own tags. Its input is a `Feed`, its output a node."""

    def parse_arguments(feed: Feed) -> Arguments | None:
        try:
            return lark.parse(feed, start="tag_arguments")  # type: ignore[return-value]
        except (TemplateError, UnexpectedInput):
            return None

    lark = build_lark(
        grammar_text(extensions, tags),
        lexer=TemplateLexer,
        start=["template", "tag_arguments"],
        keep_all_tokens=True,
        maybe_placeholders=False,
        transformer=Builder(parse_arguments),
    )
    return lark


def grammar_text(extensions: frozenset[str], tags: Tags) -> str:
    """The whole grammar: core files, then those of the extensions, then one file per own tag."""
    texts = [_read(f"{name}.lark") for name in _CORE]
    texts += [_read(f"extensions/{name}.lark") for name in sorted(extensions)]
    for number, (name, kind) in enumerate(tags):
        text = _read(f"extensions/custom_{kind}.lark")
        texts.append(text.replace("_N", f"_{number}").replace("TAG\\b", f"{name}\\b"))
    return "\n".join(texts)


@lru_cache(maxsize=64)
def _read(name: str) -> str:
    packaged = resources.files("transpiler").joinpath("_grammar")
    if packaged.is_dir():
        return packaged.joinpath(*name.split("/")).read_text(encoding="utf-8")
    return (Path(__file__).parents[2] / "grammar" / name).read_text(encoding="utf-8")
