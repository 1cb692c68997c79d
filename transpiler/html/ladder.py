"""The rungs ii to iv: rewriting a list so that an unbalanced condition becomes balanced.

Each rung looks at the branch at `machine.index` and returns a `Rewrite` of the tokens from there on, or None. The
original order of evaluation is kept: nothing with an effect moves past anything else, conditions that are asked again
are pure and nothing they read changes between.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from transpiler import nodes
from transpiler.html import tree
from transpiler.html.conditions import is_pure, names_read, positive
from transpiler.html.construction import Stack
from transpiler.html.errors import RegionError
from transpiler.html.hosts import find_agreement, open_ends
from transpiler.html.tokens import Branch, BranchArm, End, Items, Start, Token
from transpiler.html.tokenset import defines, is_blank, loose, nodes_in, size, written_by

if TYPE_CHECKING:
    from transpiler.html.assembly import Machine
    from transpiler.html.solved import Solved

_COPIES = 200
_ARMS = 8


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Tokens from the current one up to `end` give way to `tokens`; with `replaces_frame`, from the open element on."""

    rung: tree.Rung
    reason: str
    end: int
    tokens: tuple[Token, ...]
    regions: tuple[tree.Region, ...] = ()
    replaces_frame: bool = False


def branch_rungs(machine: Machine, branch: Branch, solved: Sequence[Solved] | None) -> Rewrite | None:
    """The first rung that takes an unbalanced condition; `solved`: its arms, if each is one list of tags."""
    without = machine.builder.without
    found = _pair(machine, branch) if "ii" not in without else None
    if found is None and solved is not None and "iii" not in without:
        found = _factor(branch, solved, machine.index) or _factor_with_next(machine, branch)
    if found is None and "iv" not in without:
        try:
            found = _duplicate_tail(machine, branch)
        except RegionError:
            return None
    return found


# --- ii: the same condition opens and closes ------------------------------------------------------------------------


def _pair(machine: Machine, branch: Branch) -> Rewrite | None:
    if not _is_pure(branch):
        return None
    opened: set[Stack] = set()
    for arm in branch.arms:
        ends = open_ends(arm.items.tokens, machine.stack, machine.builder.complete(machine.stack))
        if ends is None:
            return None
        opened |= ends
    read = _tests_read(branch)
    if any(written_by(arm.items.tokens) & read for arm in branch.arms):
        return None
    for index in range(machine.index + 1, len(machine.items)):
        token = machine.items[index]
        if isinstance(token, Branch) and (arms := _aligned(branch, token)) is not None:
            for closing in _closings(machine, branch, [arm.tokens for arm in arms], index):
                try:
                    if (found := _wrapped(machine, branch, opened, closing)) is not None:
                        return found
                except RegionError:
                    pass
        if written_by((token,)) & read:
            return None
    return None


@dataclass(frozen=True, slots=True)
class _Closing:
    """What closes the tags of a branch: the tokens of its arms, those between, and where it ends."""

    arms: Sequence[tuple[Token, ...]]
    between: Sequence[Token]
    end: int


def _closings(machine: Machine, branch: Branch, arms: Sequence[tuple[Token, ...]], index: int) -> Iterator[_Closing]:
    """The branch at `index`, whose arms these are, as it stands; then with its end tags after those that follow it.

    `{% if c %}</div>{% endif %}</div>` closes what `</div>{% if c %}</div>{% endif %}` closes.
    """
    items = machine.items
    between = tuple(items[machine.index + 1 : index])
    end = index + 1
    while True:
        yield _Closing(arms, between, end)
        following = next((place for place in range(end, len(items)) if not is_blank(items[place])), len(items))
        close = items[following] if following < len(items) else None
        if not isinstance(close, End):
            return
        full = [(*arm, *items[end : following + 1]) for arm in arms]
        cuts = [next((at for at, token in enumerate(arm) if not is_blank(token)), 0) for arm in full]
        firsts = [arm[cut] for arm, cut in zip(full, cuts, strict=True)]
        if not all(isinstance(first, End) and first.name == close.name for first in firsts):
            return
        blank = [BranchArm(arm.test, loose(part[:cut])) for arm, part, cut in zip(branch.arms, full, cuts, strict=True)]
        space = (Branch(tuple(blank), branch.span),) if any(arm.items.tokens for arm in blank) else ()
        between = (*between, *space, replace(close, start=-abs(close.start)))
        arms = [part[cut + 1 :] for part, cut in zip(full, cuts, strict=True)]
        end = following + 1


def _wrapped(machine: Machine, branch: Branch, opened: Iterable[Stack], closing: _Closing) -> Rewrite | None:
    wrappers = [
        machine.builder.solve((*opening.items.tokens, tree.Slot(), *end), None, machine.stack)
        for opening, end in zip(branch.arms, closing.arms, strict=True)
    ]
    if not all(wrapper.balanced and _slots(wrapper.nodes) == 1 for wrapper in wrappers):
        return None
    inner = [
        machine.builder.solve(closing.between, machine.marks, (*machine.stack, *stack)) for stack in sorted(opened)
    ]
    if not all(body.balanced and body.nodes == inner[0].nodes for body in inner):
        return None
    arms = tuple(
        tree.Arm(arm.test, wrapper.nodes, branch.span)
        for arm, wrapper in zip(branch.arms, wrappers, strict=True)
    )  # fmt: skip
    node = tree.ConditionalWrap(arms, inner[0].nodes, branch.span)
    regions = (*inner[0].regions, *(region for wrapper in wrappers for region in wrapper.regions))
    return Rewrite("ii", "the same condition opens and closes a tag", closing.end, (node,), regions)


def _slots(items: Sequence[tree.Node]) -> int:
    """How often the wrapped content stands in a wrapper."""
    count = 0
    for item in items:
        match item:
            case tree.Slot():
                count += 1
            case tree.Element(children=children) | tree.ConditionalWrap(children=children):
                count += _slots(children)
            case tree.If(arms):
                count += 2 * sum(_slots(arm.children) for arm in arms)  # a wrapper is no choice
            case _:
                pass
    return count


def _aligned(branch: Branch, other: Branch) -> list[Items] | None:
    """The arms of `other` in the order of those of `branch`, if both ask the same."""
    tests = [arm.test for arm in branch.arms]
    if tests == [arm.test for arm in other.arms]:
        return [arm.items for arm in other.arms]
    if len(tests) == len(other.arms) == 2 and tests[0] is not None and (asked := other.arms[0].test) is not None:
        mine, mine_meant = positive(tests[0])
        theirs, theirs_meant = positive(asked)
        if mine == theirs:
            items = [arm.items for arm in other.arms]
            return items if mine_meant == theirs_meant else items[::-1]
    return None


# --- iii: all arms open (or close) the same -------------------------------------------------------------------------


def _factor(branch: Branch, solved: Sequence[Solved], index: int) -> Rewrite | None:
    cuts = [_cuts(arm) for arm in solved]
    letters = [[letter for letter, _ in arm] for arm in cuts]
    if not letters[0] or any(arm != letters[0] for arm in letters[1:]):
        return None
    tokens: list[Token] = []
    starts = [0] * len(solved)
    for position in range(len(cuts[0])):
        ends = [arm[position][1] for arm in cuts]
        _add_segment(
            tokens, branch, [arm.tokens[low:high] for arm, low, high in zip(solved, starts, ends, strict=True)]
        )
        merged = _merged(branch, [arm.tokens[end] for arm, end in zip(solved, ends, strict=True)])
        if merged is None:
            return None
        tokens.append(merged)
        starts = [end + 1 for end in ends]
    _add_segment(tokens, branch, [arm.tokens[low:] for arm, low in zip(solved, starts, strict=True)])
    asked = sum(isinstance(token, Branch) or (isinstance(token, Start) and bool(token.attributes)) for token in tokens)
    read = _tests_read(branch)
    if asked > 1 and (not _is_pure(branch) or any(written_by(arm.tokens) & read for arm in solved)):
        return None
    return Rewrite("iii", "all arms of the condition open or close the same tags", index + 1, tuple(tokens))


def _factor_with_next(machine: Machine, branch: Branch) -> Rewrite | None:
    """The same where the tag that follows the condition makes it so: `{% if c %}<form a>{% endif %}<form b>`."""
    items, start = machine.items, machine.index + 1
    following = next((place for place in range(start, len(items)) if not is_blank(items[place])), len(items))
    if following == len(items) or not isinstance(items[following], Start | End) or len(branch.arms) > _ARMS:
        return None
    tail = items[start : following + 1]
    arms = tuple(replace(arm, items=loose((*arm.items.tokens, *tail))) for arm in branch.arms)
    try:
        solved = [machine.builder.solve(arm.items.tokens, None, machine.stack) for arm in arms]
    except RegionError:
        return None
    found = _factor(Branch(arms, branch.span), solved, machine.index)
    return None if found is None or defines(tail) else replace(found, end=following + 1)


def _cuts(arm: Solved) -> list[tuple[tuple[object, ...], int]]:
    """The tokens of an arm that close or open elements for others, each with what it does and its index."""
    result: dict[int, list[object]] = {}
    for tag in arm.word:
        result.setdefault(tag.index, []).append((tag.kind, tag.name, tag.implied))
    return [(tuple(letters), index) for index, letters in sorted(result.items())]


def _add_segment(tokens: list[Token], branch: Branch, parts: Sequence[Sequence[Token]]) -> None:
    if not any(parts):
        return
    if all(parts) and all(isinstance(token, tree.Text) and not token.data.strip() for part in parts for token in part):
        tokens.extend(parts[0])
        return
    arms = []
    for arm, part in zip(branch.arms, parts, strict=True):
        arms.append(BranchArm(arm.test, Items(tuple(part), arm.items.marks)))
    tokens.append(Branch(tuple(arms), branch.span))


def _merged(branch: Branch, parts: Sequence[Token]) -> Token | None:
    """One tag for those of the arms; its negative places say that no raw region may start or end there."""
    first = parts[0]
    if isinstance(first, End) and all(isinstance(part, End) and part.name == first.name for part in parts):
        return replace(first, start=-abs(first.start))
    if not all(isinstance(part, Start) and part.name == first.name for part in parts if isinstance(first, Start)):
        return None
    starts = [part for part in parts if isinstance(part, Start)]
    if len(starts) != len(parts):
        return None
    head = starts[0]
    arms = tuple(
        tree.AttributeArm(arm.test, start.attributes, branch.span)
        for arm, start in zip(branch.arms, starts, strict=True)
    )
    attributes = (tree.AttributeIf(arms, branch.span),) if any(start.attributes for start in starts) else ()
    return Start(head.name, attributes, all(start.self_closing for start in starts), head.start, -abs(head.end))


# --- iv: what follows is copied into the arms -----------------------------------------------------------------------


def _duplicate_tail(machine: Machine, branch: Branch) -> Rewrite | None:
    last = find_agreement(machine.items, machine.index, machine.stack, machine.builder.complete(machine.stack))
    if last is None or last == machine.index or len(branch.arms) > _ARMS:
        return None
    tail = machine.items[machine.index + 1 : last + 1]
    if size(tail) * len(branch.arms) > _COPIES or defines(tail):
        return None
    arms = []
    for position, arm in enumerate(branch.arms):
        known = _Known(branch, position)
        arms.append(BranchArm(arm.test, loose((*arm.items.tokens, *known.resolved(tail)))))
    copied = Branch(tuple(arms), branch.span)
    solved = [machine.builder.solve(arm.items.tokens, None, machine.stack) for arm in arms]
    if not all(arm.balanced for arm in solved) and _factor(copied, solved, machine.index) is None:
        return None
    reason = "what follows depends on the condition and is written once per arm"
    return Rewrite("iv", reason, last + 1, (copied,))


def lift(machine: Machine) -> tuple[int, Rewrite] | None:
    """The smallest element around the branch at hand written once per arm, the branch around it.

    For branches that close the element and open another of its kind: `<p>{% if c %}</p><p>{% endif %}</p>`. Yields the
    index of its start tag, from which on the tokens are replaced.
    """
    branch = machine.items[machine.index]
    if not isinstance(branch, Branch) or not _is_pure(branch) or len(branch.arms) > _ARMS:
        return None
    for depth in range(len(machine.frames) - 1, -1, -1):
        frame = machine.frames[depth]
        if frame.start is None or frame.index >= machine.index:
            continue
        outer = (*machine.context, *(item.name for item in machine.frames[:depth]))
        complete = machine.builder.complete(outer)
        last = find_agreement(machine.items, frame.index, outer, complete, outer)
        if last is None or last <= machine.index:
            continue
        head, tail = machine.items[frame.index : machine.index], machine.items[machine.index + 1 : last + 1]
        copied = [*head, *tail]
        if size(copied) * len(branch.arms) > _COPIES or defines(copied) or written_by(head):
            return None
        if not all(is_pure(node) for node in nodes_in(head)):
            return None
        arms = []
        for position, arm in enumerate(branch.arms):
            known = _Known(branch, position)
            arms.append(BranchArm(arm.test, loose((*head, *arm.items.tokens, *known.resolved(tail)))))
        try:
            solved = [machine.builder.solve(arm.items.tokens, None, outer) for arm in arms]
        except RegionError:
            return None
        if not all(arm.balanced for arm in solved):
            return None
        reason = f"the condition closes and reopens `<{frame.name}>`, which is written once per arm"
        return frame.index, Rewrite("iv", reason, last + 1, (Branch(tuple(arms), branch.span),))
    return None


class _Known:
    """The truth of conditions inside arm `position` of `branch`."""

    def __init__(self, branch: Branch, position: int) -> None:
        self.facts: list[tuple[nodes.Expr, bool]] = []
        written = written_by(branch.arms[position].items.tokens)
        for index, arm in enumerate(branch.arms[: position + 1]):
            if arm.test is not None and is_pure(arm.test) and not names_read(arm.test) & written:
                test, meant = positive(arm.test)
                self.facts.append((test, (index == position) == meant))

    def resolved(self, tokens: Sequence[Token]) -> list[Token]:
        """`tokens` with the conditions that are known replaced by the arm they take."""
        result: list[Token] = []
        for token in tokens:
            result.extend(self._resolved(token) if isinstance(token, Branch) else (token,))
            written = written_by((token,))
            self.facts = [fact for fact in self.facts if not names_read(fact[0]) & written]
        return result

    def _resolved(self, branch: Branch) -> tuple[Token, ...]:
        kept: list[BranchArm] = []
        for arm in branch.arms:
            truth = None if arm.test is None else self._truth(*positive(arm.test))
            if truth is False:
                continue
            if truth or arm.test is None:
                if not kept:
                    return arm.items.tokens
                kept.append(replace(arm, test=None))
                break
            kept.append(arm)
        return (replace(branch, arms=tuple(kept)),)

    def _truth(self, test: nodes.Expr, meant: bool) -> bool | None:
        return next((truth == meant for known, truth in self.facts if known == test), None)


def _is_pure(branch: Branch) -> bool:
    return all(arm.test is None or is_pure(arm.test) for arm in branch.arms)


def _tests_read(branch: Branch) -> frozenset[str]:
    return frozenset[str]().union(*(names_read(arm.test) for arm in branch.arms if arm.test is not None))
