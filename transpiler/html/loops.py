"""Rung v: loops whose body is not balanced by itself.

a. `{% if loop.first %}<ul>{% endif %} .. {% if loop.last %}</ul>{% endif %}`: the wrapper goes around the loop.
b. the same with `loop.index0 % n == 0` and `loop.index % n == 0 or loop.last`: one wrapper per chunk of n items.
c. `<ul>{% for .. %}{% if boundary %}</ul><ul>{% endif %} .. {% endfor %}</ul>`: one `<ul>` per group.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

from transpiler import nodes
from transpiler.html import tree
from transpiler.html.conditions import is_pure, names_read, names_written
from transpiler.html.elements import element
from transpiler.html.errors import RegionError
from transpiler.html.ladder import Rewrite
from transpiler.html.tokens import Branch, End, Loop, Start, Token
from transpiler.html.tokenset import is_blank, jumps, nodes_in, read_by

if TYPE_CHECKING:
    from transpiler.html.assembly import Machine
    from transpiler.html.solved import Solved


def loop_rungs(machine: Machine, loop: Loop) -> Rewrite | None:
    """The first pattern that takes an unbalanced loop."""
    if "v" in machine.builder.without or jumps(loop.body.tokens):
        return None
    for pattern in (_edges, _split):
        try:
            found = pattern(machine, loop)
        except RegionError:
            continue
        if found is not None:
            return found
    return None


# --- a, b: opened and closed at edges -------------------------------------------------------------------------------


def _edges(machine: Machine, loop: Loop) -> Rewrite | None:
    places = [index for index, token in enumerate(loop.body.tokens) if not is_blank(token)]
    if len(places) < 2:
        return None
    first, last = loop.body.tokens[places[0]], loop.body.tokens[places[-1]]
    opening, closing = _only_arm(first), _only_arm(last)
    if opening is None or closing is None:
        return None
    (opens_at, opened), (closes_at, closed) = opening, closing
    size: nodes.Expr | None = None
    if not (_is_loop(opens_at, "first") and _is_loop(closes_at, "last")):
        size = _chunk_size(opens_at, closes_at)
        if size is None or names_read(size) & names_written((loop.node,)) or not is_pure(size):
            return None
    inside = names_read(loop.node.target) | {"loop"} | names_written(loop.node.body)
    if read_by((*opened, *closed)) & inside:
        return None
    solve = machine.builder.solve
    wrapper = solve((*opened, tree.Slot(), *closed), None, machine.stack)
    begun = solve(opened, None, machine.stack)
    if not wrapper.balanced or any(tag.kind == "close" for tag in begun.word):
        return None
    middle = loop.body.tokens[places[0] + 1 : places[-1]]
    body = solve(middle, loop.body.marks, (*machine.stack, *(tag.name for tag in begun.word)))
    else_ = solve(loop.else_.tokens, loop.else_.marks, machine.stack)
    if not (body.balanced and else_.balanced):
        return None
    node: tree.Node
    if size is None:
        node = tree.LoopWrap(loop.node, wrapper.nodes, body.nodes, else_.nodes, loop.node.span)
        reason = "the loop opens a tag with its first item and closes it with the last"
    else:
        node = tree.ChunkFor(loop.node, size, wrapper.nodes, body.nodes, else_.nodes, loop.node.span)
        reason = "the loop opens and closes a tag every few items"
    regions = (*wrapper.regions, *body.regions, *else_.regions)
    return Rewrite("v", reason, machine.index + 1, (node,), regions)


def _only_arm(token: Token) -> tuple[nodes.Expr, tuple[Token, ...]] | None:
    """Test and tokens of `{% if %}` without else."""
    if not isinstance(token, Branch) or len(token.arms) != 2:
        return None
    arm, rest = token.arms
    return None if arm.test is None or rest.items.tokens else (arm.test, arm.items.tokens)


def _is_loop(test: nodes.Node, attribute: str) -> bool:
    return test == nodes.Getattr(nodes.Name("loop", "load"), attribute, "load")


def _chunk_size(opens: nodes.Expr, closes: nodes.Expr) -> nodes.Expr | None:
    """`n` of the two conditions of a chunked loop; None if they are not such a pair (or forget the last chunk)."""
    if not isinstance(closes, nodes.Or):
        return None
    sides = [side for side in (closes.left, closes.right) if not _is_loop(side, "last")]
    if len(sides) != 1:
        return None
    size = _every(opens, "index0", 0) or _every(opens, "index", 1)
    end = _every(sides[0], "index", 0) or _every(sides[0], "index0", -1)
    return size if size is not None and end is not None and size == end else None


def _every(test: nodes.Expr, attribute: str, remainder: int) -> nodes.Expr | None:
    """`n` of `loop.<attribute> % n == remainder` (-1: n - 1), also spelled `is divisibleby n`."""
    if isinstance(test, nodes.Test) and test.name == "divisibleby" and remainder == 0 and len(test.args) == 1:
        return test.args[0] if _is_loop(test.node, attribute) else None
    if not (isinstance(test, nodes.Compare) and len(test.ops) == 1 and test.ops[0].op == "eq"):
        return None
    left, right = test.expr, test.ops[0].expr
    if not (isinstance(left, nodes.Mod) and _is_loop(left.left, attribute) and isinstance(right, nodes.Const)):
        return None
    count = left.right
    if remainder == 0:
        return count if right.value == 0 else None
    if not (isinstance(count, nodes.Const) and isinstance(count.value, int) and count.value > 1):
        return None  # `index % 1 == 1` never holds
    return count if right.value == (remainder if remainder > 0 else count.value - 1) else None


# --- c: closed and reopened in between ------------------------------------------------------------------------------


def _split(machine: Machine, loop: Loop) -> Rewrite | None:
    frame = machine.frames[-1] if machine.frames else None
    if frame is None or frame.start is None or not isinstance(frame.start.name, str):
        return None
    cuts = [
        (index, arm[0], boundary)
        for index, token in enumerate(loop.body.tokens)
        if (arm := _only_arm(token)) is not None and (boundary := _boundary(arm[1], frame.start.name)) is not None
    ]
    if len(cuts) != 1:
        return None
    at, test, (ending, between, start, beginning) = cuts[0]
    solve = machine.builder.solve
    parts: dict[str, Solved] = {
        "lead": solve(loop.body.tokens[:at], loop.body.marks, machine.stack),
        "tail": solve(loop.body.tokens[at + 1 :], loop.body.marks, machine.stack),
        "end": solve(ending, None, machine.stack),
        "between": solve(between, None, machine.stack[:-1]),
        "begin": solve(beginning, None, machine.stack),
        "else_": solve(loop.else_.tokens, loop.else_.marks, machine.stack),
    }
    rest = machine.items[machine.index + 1 :]
    word = solve(rest, None, machine.stack).word
    if not word or word[0].kind != "close" or word[0].name != frame.name:
        return None
    end = word[0].index
    parts["after"] = solve(rest[:end], machine.marks, machine.stack)
    closer = rest[end]
    if not (isinstance(closer, End) and closer.name == frame.start.name and all(p.balanced for p in parts.values())):
        return None
    node = tree.SplitFor(
        loop.node,
        test,
        first=element(frame.start, frame.namespace, machine.builder.places),
        again=element(start, frame.namespace, machine.builder.places),
        before=tuple(frame.children),
        lead=parts["lead"].nodes,
        end=parts["end"].nodes,
        begin=parts["begin"].nodes,
        between=parts["between"].nodes,
        tail=parts["tail"].nodes,
        else_children=parts["else_"].nodes,
        after=parts["after"].nodes,
        span=loop.node.span,
    )
    regions = tuple(region for part in parts.values() for region in part.regions)
    reason = f"the loop closes and reopens `<{frame.name}>` between items"
    return Rewrite("v", reason, machine.index + 1 + end + 1, (node,), regions, replaces_frame=True)


_Boundary: TypeAlias = "tuple[tuple[Token, ...], tuple[Token, ...], Start, tuple[Token, ...]]"
"""What ends the group, what stands between, the start tag of the new group, what begins it."""


def _boundary(tokens: Sequence[Token], name: str) -> _Boundary | None:
    """`</ul>between<ul ..>`, white space and statements around it; not with a variable that is set for the rest."""
    places = [index for index, token in enumerate(tokens) if not is_blank(token)]
    if len(places) < 2 or any(isinstance(node, nodes.Assign | nodes.AssignBlock) and not _is_state(node)
                              for node in nodes_in(list(tokens))):  # fmt: skip
        return None
    close, reopen = tokens[places[0]], tokens[places[-1]]
    if isinstance(close, End) and close.name == name and isinstance(reopen, Start) and reopen.name == name:
        low, high = places[0], places[-1]
        return tuple(tokens[:low]), tuple(tokens[low + 1 : high]), reopen, tuple(tokens[high + 1 :])
    return None


def _is_state(node: nodes.Assign | nodes.AssignBlock) -> bool:
    return isinstance(node.target, nodes.NSRef)
