"""The rungs ii to iv: rewriting a list so that an unbalanced condition becomes balanced.

Each rung looks at the branch at `machine.index` and returns a `Rewrite` of the tokens from there on, or None. The
original order of evaluation is kept: nothing with an effect moves past anything else, conditions that are asked again
are pure and nothing they read changes between.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from transpiler import nodes
from transpiler.html import tree
from transpiler.html.conditions import is_pure, names_read, positive
from transpiler.html.errors import RegionError
from transpiler.html.hosts import find_agreement
from transpiler.html.tokens import Branch, BranchArm, End, Items, Start, Token
from transpiler.html.tokenset import defines, loose, size, written_by

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


def branch_rungs(machine: Machine, branch: Branch, solved: Sequence[Solved]) -> Rewrite | None:
    """The first rung that takes an unbalanced condition."""
    without = machine.builder.without
    found = _pair(machine, branch, solved) if "ii" not in without else None
    if found is None and "iii" not in without:
        found = _factor(branch, solved, machine.index)
    if found is None and "iv" not in without:
        try:
            found = _duplicate_tail(machine, branch)
        except RegionError:
            return None
    return found


# --- ii: the same condition opens and closes ------------------------------------------------------------------------


def _pair(machine: Machine, branch: Branch, solved: Sequence[Solved]) -> Rewrite | None:
    if not _is_pure(branch) or any(tag.kind == "close" for arm in solved for tag in arm.word):
        return None
    read = _tests_read(branch)
    if any(written_by(arm.items.tokens) & read for arm in branch.arms):
        return None
    for index in range(machine.index + 1, len(machine.items)):
        token = machine.items[index]
        if isinstance(token, Branch) and (arms := _aligned(branch, token)) is not None:
            try:
                if (found := _wrapped(machine, branch, solved, arms, index)) is not None:
                    return found
            except RegionError:
                pass
        if written_by((token,)) & read:
            return None
    return None


def _wrapped(
    machine: Machine, branch: Branch, solved: Sequence[Solved], closing: Sequence[Items], index: int
) -> Rewrite | None:
    wrappers = [
        machine.builder.solve((*opening.items.tokens, tree.Slot(), *end.tokens), None, machine.stack)
        for opening, end in zip(branch.arms, closing, strict=True)
    ]
    if not all(wrapper.balanced for wrapper in wrappers):
        return None
    between = machine.items[machine.index + 1 : index]
    inner = [
        machine.builder.solve(between, machine.marks, (*machine.stack, *(tag.name for tag in arm.word)))
        for arm in solved
    ]
    if not all(body.balanced and body.nodes == inner[0].nodes for body in inner):
        return None
    arms = tuple(
        tree.Arm(arm.test, wrapper.nodes, branch.span)
        for arm, wrapper in zip(branch.arms, wrappers, strict=True)
    )  # fmt: skip
    node = tree.ConditionalWrap(arms, inner[0].nodes, branch.span)
    regions = (*inner[0].regions, *(region for wrapper in wrappers for region in wrapper.regions))
    return Rewrite("ii", "the same condition opens and closes a tag", index + 1, (node,), regions)


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
    if not _is_pure(branch):
        return None
    cuts = [_cuts(arm) for arm in solved]
    letters = [[letter for letter, _ in arm] for arm in cuts]
    if not letters[0] or any(arm != letters[0] for arm in letters[1:]):
        return None
    read = _tests_read(branch)
    if any(written_by(arm.tokens) & read for arm in solved):
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
    return Rewrite("iii", "all arms of the condition open or close the same tags", index + 1, tuple(tokens))


def _cuts(arm: Solved) -> list[tuple[tuple[object, ...], int]]:
    """The tokens of an arm that close or open elements for others, each with what it does and its index."""
    result: dict[int, list[object]] = {}
    for tag in arm.word:
        result.setdefault(tag.index, []).append((tag.kind, tag.name, tag.implied))
    return [(tuple(letters), index) for index, letters in sorted(result.items())]


def _add_segment(tokens: list[Token], branch: Branch, parts: Sequence[Sequence[Token]]) -> None:
    if not any(parts):
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
    arms = tuple(
        tree.AttributeArm(arm.test, start.attributes, branch.span)
        for arm, start in zip(branch.arms, starts, strict=True)
    )
    attributes = (tree.AttributeIf(arms, branch.span),) if any(start.attributes for start in starts) else ()
    head = starts[0]
    return Start(head.name, attributes, all(start.self_closing for start in starts), head.start, -abs(head.end))


# --- iv: what follows is copied into the arms -----------------------------------------------------------------------


def _duplicate_tail(machine: Machine, branch: Branch) -> Rewrite | None:
    last = find_agreement(machine.items, machine.index, machine.stack)
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
