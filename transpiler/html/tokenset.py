"""Questions about token lists: which nodes they hold, what those read and write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass

from transpiler import nodes
from transpiler.html import tree
from transpiler.html.conditions import names_read, names_written
from transpiler.html.tokens import Branch, End, Items, Loop, Mark, Scoped, Start, Token
from transpiler.tables.elements import VOID

_SILENT = nodes.Assign | nodes.AssignBlock | nodes.ExprStmt | nodes.Import | nodes.FromImport | nodes.Macro


def nodes_in(part: object) -> Iterator[nodes.Node]:
    """The Jinja nodes of tokens, attribute items or tree pieces, each once; not what is inside those nodes."""
    if isinstance(part, nodes.Node):
        yield part
    elif isinstance(part, Mark):
        return
    elif isinstance(part, tuple | list):
        for item in part:
            yield from nodes_in(item)
    elif is_dataclass(part) and not isinstance(part, type):
        for item in fields(part):
            yield from nodes_in(getattr(part, item.name))


def written_by(tokens: Iterable[Token]) -> frozenset[str]:
    """The names that running `tokens` may change."""
    return names_written(nodes_in(list(tokens)))


def read_by(tokens: Iterable[Token]) -> frozenset[str]:
    """The names that `tokens` mention."""
    return frozenset[str]().union(*(names_read(node) for node in nodes_in(list(tokens))))


def size(tokens: Iterable[Token]) -> int:
    """How many tokens there are, branches counted with all their arms."""
    total = 0
    for token in tokens:
        total += 1
        if isinstance(token, Branch):
            total += sum(size(arm.items.tokens) for arm in token.arms)
        elif isinstance(token, Loop):
            total += size(token.body.tokens) + size(token.else_.tokens)
        elif isinstance(token, Scoped):
            total += size(token.items.tokens)
    return total


def defines(tokens: Iterable[Token]) -> bool:
    """Whether blocks, macros or imports stand in `tokens`: those must stay one."""
    once = nodes.Block | nodes.Macro | nodes.Import | nodes.FromImport | nodes.Extends
    return any(isinstance(part, once) for node in nodes_in(list(tokens)) for part in nodes.walk(node))


def loose(tokens: Iterable[Token]) -> Items:
    """Tokens that are not one run of Jinja nodes: no raw region can be cut out of them."""
    return Items(tuple(tokens))


def jumps(part: object) -> bool:
    """Whether a `break` or `continue` stands in tokens or in pieces of a tree."""
    return any(isinstance(node, nodes.Break | nodes.Continue) for node in nodes_in(part))


def jumps_inside(tokens: Sequence[Token]) -> bool:
    """Whether a jump of the loop with this body leaves an element of the body open."""
    return _open_at_end(tokens, 0) is None


def _open_at_end(tokens: Sequence[Token], level: int) -> int | None:
    """How many elements are open after `tokens`; -1 where a jump ends them, None where one stands in an element."""
    for token in tokens:
        match token:
            case tree.Hole(nodes.Break() | nodes.Continue()):
                return None if level else -1
            case Start(name) if not (token.self_closing or name in VOID):
                level += 1
            case End():
                level = max(0, level - 1)
            case Scoped(_, items):
                after = _open_at_end(items.tokens, level)
                if after is None or after < 0:
                    return after
                level = after
            case Branch(arms):
                ends = [_open_at_end(arm.items.tokens, level) for arm in arms]
                if None in ends:
                    return None
                level = max((end for end in ends if end is not None and end >= 0), default=level)
            case _:
                pass
    return level


def is_blank(token: Token) -> bool:
    """White space, a comment, or a statement that prints nothing."""
    if isinstance(token, tree.Text):
        return not token.data.strip("\t\n\f\r ")
    silent = isinstance(token, tree.Hole) and isinstance(token.node, _SILENT)
    return silent or isinstance(token, tree.Comment)
