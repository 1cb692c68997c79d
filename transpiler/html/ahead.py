"""What may come next: the tags that decide whether an element left open ends here.

A tag ahead is spelled `li` (a start tag) or `/ul` (an end tag). `UNKNOWN` is anything else: text, a value, a computed
name. `JUMP` is a `break` or `continue` of the loop around. `PASS` says of a body that it may print nothing, so that
what follows it comes next. `PAGE_END` is the end of the whole page, which closes everything; `BODY_END` the end of a
body whose surroundings are not known: elements that HTML lets one leave open are taken to end there, and whoever uses
the body is told (`Effect.ends`).
"""

from __future__ import annotations

from collections.abc import Sequence

from transpiler import nodes
from transpiler.html import tree
from transpiler.html.construction import MisnestError, Stack, close_tag, open_tag
from transpiler.html.tokens import Branch, End, Foreign, Loop, Scoped, Start, Token
from transpiler.html.tokenset import is_blank
from transpiler.tables import elements as e

Ahead = frozenset[str]

UNKNOWN = "?"
PASS = "-"
JUMP = "!"
PAGE_END = "$"
BODY_END = "."


def ahead(tokens: Sequence[Token], index: int, follow: Ahead) -> Ahead:
    """What may come first from `tokens[index]` on; white space and statements that print nothing are left out."""
    passed: set[str] = set()
    for position in range(index, len(tokens)):
        token = tokens[position]
        if is_blank(token):
            continue
        found = _firsts(token)
        passed |= found - {PASS}
        if PASS not in found:
            return frozenset(passed)
    return frozenset(passed) | follow


def _firsts(token: Token) -> Ahead:
    match token:
        case Start(name) | End(name):
            if not isinstance(name, str):
                return frozenset({UNKNOWN})
            return frozenset({name if isinstance(token, Start) else f"/{name}"})
        case Branch(arms):
            return frozenset[str]().union(*(_of(arm.items.tokens) for arm in arms))
        case Loop(_, body, else_):
            return first_of_pass(body.tokens) | _of(else_.tokens)
        case Scoped(_, items):
            return _of(items.tokens)
        case Foreign(effect=effect):
            return effect.begins
        case tree.Hole(nodes.Break() | nodes.Continue()):
            return frozenset({JUMP})
        case _:
            return frozenset({UNKNOWN})


def _of(tokens: Sequence[Token]) -> Ahead:
    return ahead(tokens, 0, frozenset({PASS}))


def first_of_pass(body: Sequence[Token]) -> Ahead:
    """What may come first in a pass through a loop; `PASS` where it may print nothing."""
    return frozenset(PASS if tag == JUMP else tag for tag in _of(body))


def ends_here(stack: Stack, count: int, coming: Ahead) -> bool:
    """Whether whatever comes closes the last `count` elements of `stack`; an end tag must mean one further out."""
    return bool(coming) and all(_closes(stack, count, tag) for tag in coming)


def _closes(stack: Stack, count: int, tag: str) -> bool:
    if tag == PAGE_END:
        return True
    if tag == BODY_END:
        return all(name in e.OPTIONAL_END for name in stack[len(stack) - count :])
    if tag in (UNKNOWN, PASS, JUMP):
        return False
    try:
        if tag.startswith("/"):
            return close_tag(stack, tag[1:]).pops > count
        return open_tag(stack, tag).pops >= count
    except MisnestError:
        return False
