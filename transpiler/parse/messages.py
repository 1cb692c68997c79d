"""Lark's refusals in the words of Jinja2 and its users."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from lark.exceptions import UnexpectedToken

from transpiler.diagnostics import Label
from transpiler.parse import hints
from transpiler.parse.arguments import ArgumentList
from transpiler.parse.build_trans import TransParts
from transpiler.parse.errors import TemplateError
from transpiler.parse.feed import Feed
from transpiler.parse.lexeme import Lexeme
from transpiler.parse.parts import Head, Pending
from transpiler.source import Span

_ENDS = {"_BLOCK_END": "end of statement block", "_VARIABLE_END": "end of print statement"}


def explain(error: UnexpectedToken, feed: Feed) -> TemplateError:
    """The message for a token that the grammar has no use for, on Jinja2's line."""
    values: list[Any] = error.state.value_stack
    opener = _open_tag(values)
    token: Any = error.token
    if opener is None:
        if token.type == "$END":
            return _unclosed_block(values, Span(feed.last, feed.last + 1))
        return _misplaced_tag(token, values, set(error.expected), feed)
    if earlier := _late_part(values, _begins(token)) or _refused_when_complete(error, opener):
        return earlier
    if token.type == "$END":
        return _unfinished_tag(opener, Span(feed.last, feed.last + 1))
    return _inside(token, opener, set(error.expected))


def _open_tag(values: list[Any]) -> Lexeme | None:
    """The opener of the tag in which the parser stands; None between tags."""
    for value in reversed(values):
        if isinstance(value, Pending):
            return value.opener
        if isinstance(value, Head):
            return None
        if isinstance(value, Lexeme):
            if value.type in _ENDS:
                return None
            if value.type.endswith("_OPEN") or value.type == "_VARIABLE_BEGIN":
                return value
    return None


def _open_blocks(values: list[Any]) -> list[Head]:
    """The blocks that wait for their end, outermost first; the last may not have been reduced to a head yet."""
    blocks = [
        value if isinstance(value, Head) else value.head for value in values if isinstance(value, (Head, Pending))
    ]
    if values and isinstance(end := values[-1], Lexeme) and end.type == "_BLOCK_END":
        for value in reversed(values):
            if isinstance(value, (Head, Pending)):
                break
            if isinstance(value, Lexeme) and value.type.endswith("_OPEN"):
                if not value.value.startswith(("end", "el", "pluralize")):
                    blocks.append(Head(value.value, Span(value.start_pos, end.end_pos), ()))
                break
    return blocks


def _unfinished_tag(opener: Lexeme, place: Span) -> TemplateError:
    end = "_VARIABLE_END" if opener.type == "_VARIABLE_BEGIN" else "_BLOCK_END"
    return TemplateError(
        place,
        f"unexpected end of template, expected '{_ENDS[end]}'",
        label="the template ends in a tag",
        others=(Label(opener.span, "this tag is never closed"),),
    )


def _unclosed_block(values: list[Any], place: Span) -> TemplateError:
    blocks = _open_blocks(values)
    if not blocks:  # unreachable by the grammar: the end of a body is an end of the template
        return TemplateError(place, "unexpected end of template")
    head = blocks[-1]
    return TemplateError(
        place,
        f"`{{% {head.tag} %}}` is never closed",
        label="the template ends after this",
        others=(Label(head.span, f"this `{head.tag}` needs `{{% end{head.tag} %}}`"),),
        hint=f"{{% end{head.tag} %}}",
    )


def _misplaced_tag(token: Lexeme, values: list[Any], expected: set[str], feed: Feed) -> TemplateError:
    """A statement that cannot stand between tags here: an unknown one, or another block's end."""
    name = str(token.value)
    place = Span(token.word, token.end_pos)
    blocks = _open_blocks(values)
    inner = blocks[-1] if blocks else None
    others = (Label(inner.span, f"the innermost open block is this `{inner.tag}`"),) if inner else ()
    openers = feed.syntax.openers
    usable = [word for word, terminal in openers.items() if terminal in expected]
    if inner and inner.tag == "trans":
        return _inside_trans(name, place, others)
    if name in openers:
        ends = [word for word in usable if word.startswith("end")]
        hint = f"{{% {ends[0]} %}} first" if inner and ends else "remove it"
        return TemplateError(
            place,
            f"`{{% {name} %}}` has nothing to close here" if not inner else f"`{{% {name} %}}` does not fit here",
            label="unexpected tag",
            others=others,
            hint=hint,
        )
    hint = hints.for_tag(name, usable, openers)
    return TemplateError(place, f"unknown tag `{name}`", label="Jinja2 knows no such tag", others=others, hint=hint)


def _inside_trans(name: str, place: Span, others: tuple[Label, ...]) -> TemplateError:
    titles = {
        "trans": "trans blocks can't be nested",
        "pluralize": "a translatable section can have only one pluralize section",
    }
    default = f"control structures in translatable sections are not allowed; saw `{name}`"
    hint = "{% endtrans %}" if name in ("trans", "endtrans") else "compute it before and pass it as a variable"
    return TemplateError(place, titles.get(name, default), label="inside `trans`", others=others, hint=hint)


def _begins(token: Any) -> Lexeme | None:
    return token if isinstance(token, Lexeme) else None


def refused_before(feed: Feed) -> TemplateError | None:
    """What Jinja2 has against the parts that were begun before an error inside of them was found.

    It checks arguments and variables at their first token, the builder when they are complete.
    """
    return _late_part(feed.parser.value_stack, None) if feed.parser else None


def _late_part(values: list[Any], token: Lexeme | None) -> TemplateError | None:
    """`token` is what could not be read; None if it cannot begin anything."""
    for index, (collected, after) in enumerate(pairwise(values)):
        try:
            if isinstance(collected, ArgumentList) and getattr(after, "type", "") == "COMMA":
                first = values[index + 2] if index + 2 < len(values) else token
                kind = getattr(first, "type", "")
                if first is not None and kind != "RPAR":
                    place = first.end_pos if isinstance(first, Lexeme) else after.end_pos
                    collected.check(kind if kind in ("MUL", "POW", "KEYWORD_NAME") else "", place)
            elif isinstance(collected, TransParts) and isinstance(after, Lexeme):
                collected.check(after)
        except TemplateError as error:
            return error
    return None


def _refused_when_complete(error: UnexpectedToken, opener: Lexeme) -> TemplateError | None:
    """What the builder has against the part before the token: it is asked only when that part is complete."""
    following = _FOLLOWING.get(opener.type)
    if following is not None:
        place = error.token.start_pos
        try:
            error.state.feed_token(Lexeme(following, "", place, place))
        except TemplateError as earlier:
            return earlier
        except UnexpectedToken:
            pass
    return None


_FOLLOWING = {
    "_FOR_OPEN": "IN",
    "_SET_OPEN": "ASSIGN",
    "_WITH_OPEN": "ASSIGN",
    "_CALL_OPEN": "_BLOCK_END",
    "_MACRO_OPEN": "_SIGNATURE_LPAR",
    "_IMPORT_OPEN": "_BLOCK_END",
    "_FROM_OPEN": "COMMA",
    "_TRANS_OPEN": "_BLOCK_END",
    "_PLURALIZE_OPEN": "_BLOCK_END",
    "_ENDTRANS_OPEN": "_BLOCK_END",
    "_ENDBLOCK_OPEN": "_BLOCK_END",
}


def _inside(token: Lexeme, opener: Lexeme, expected: set[str]) -> TemplateError:
    """A token that cannot stand here in its tag."""
    got = _describe(token)
    others = (Label(opener.span, "in this tag"),)
    if opener.type == "_BLOCK_OPEN" and token.type == "SUB":
        return TemplateError(
            token.span,
            "block names are Python identifiers and cannot contain hyphens",
            label="not in a name",
            others=others,
            hint="use an underscore instead",
        )
    printed = opener.type == "_VARIABLE_BEGIN"
    name = "_VARIABLE_END" if printed else "_BLOCK_END"
    label = ""
    if "NAME" in expected and "LPAR" in expected and "PIPE" not in expected:
        title = f"unexpected {got!r}"
        label = "an expression is missing before this"
    elif name in expected:
        title = f"expected token {_ENDS[name]!r}, got {got!r}"
        label = "the tag could end before this"
    elif len(expected) == 1:
        title = f"expected token {_name(next(iter(expected)))!r}, got {got!r}"
    else:
        title = f"unexpected {got!r}"
    hint = hints.for_token(token.type, printed=printed)
    return TemplateError(token.span, title, label=label, others=others, hint=hint)


def _describe(token: Lexeme) -> str:
    return _ENDS.get(token.type) or str(token.value)


def _name(terminal: str) -> str:
    names = {"_SIGNATURE_LPAR": "(", "RPAR": ")", "RSQB": "]", "RBRACE": "}", "COLON": ":", "ASSIGN": "="}
    return _ENDS.get(terminal) or names.get(terminal) or terminal.strip("_").lower().removesuffix("_open")
