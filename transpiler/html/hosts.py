"""Every path through a list at once: where an element ends on all of them, where all of them agree again.

A path is a stack of open elements below a given element with the truth of the conditions met on the way. Conditions
that were met before (same expression, no change of its names between) take only the arm that fits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from transpiler import nodes
from transpiler.html import tree
from transpiler.html.conditions import is_pure, names_read, names_written, positive
from transpiler.html.construction import MisnestError, Stack, Step, close_tag, namespace_of, open_tag
from transpiler.html.tokens import Branch, End, Foreign, Loop, Scoped, Start, Token
from transpiler.html.tokenset import is_blank
from transpiler.tables import elements as e

_LIMIT = 64


class LeaveError(Exception):
    """A path leaves the element at hand (by `step`), or cannot be followed (`step` is None)."""

    def __init__(self, step: Step | None = None) -> None:
        super().__init__()
        self.step = step


@dataclass(frozen=True, slots=True)
class Path:
    """One path: its open elements (below the base) and what it knows: pairs of condition number and truth."""

    stack: Stack = ()
    facts: frozenset[tuple[int, bool]] = frozenset()


@dataclass
class Paths:
    """Steps paths through tokens. `base` are the elements around; `contained`: formatting left open does not matter;
    `document`: nothing is around that the base does not name.
    """

    base: Stack
    contained: bool = False
    document: bool = False
    conditions: list[nodes.Expr] = field(default_factory=list)

    def number(self, test: nodes.Expr) -> int:
        """The number of a condition; equal expressions share it."""
        for index, known in enumerate(self.conditions):
            if known == test:
                return index
        self.conditions.append(test)
        return len(self.conditions) - 1

    def step(self, paths: frozenset[Path], token: Token) -> frozenset[Path]:
        """The paths after `token`; `LeaveError` where one closes an element of the base."""
        match token:
            case Start() | End():
                moved = {path: self._tag(path.stack, token) for path in paths}
                if any(isinstance(result, Step) for result in moved.values()):
                    raise LeaveError(_agreed(list(moved.items())))
                return frozenset(
                    Path(stack, path.facts) for path, stack in moved.items() if not isinstance(stack, Step)
                )
            case Branch():
                taken = [self.run(self.choose(paths, token, arm), part.items.tokens)
                         for arm, part in enumerate(token.arms)]  # fmt: skip
                result: frozenset[Path] = frozenset().union(*taken)
            case Loop():
                bodies: frozenset[Path] = frozenset()
                for stack in {path.stack for path in paths}:
                    same = frozenset(path for path in paths if path.stack == stack)
                    rows = self.run(same, token.body.tokens)
                    if any(path.stack not in (stack, (*stack, "tbody")) for path in rows):
                        raise LeaveError
                    bodies |= {path for path in rows if path.stack != stack}  # a row opens the table's body
                result = self._forget(paths, token) | self.run(paths, token.else_.tokens) | bodies
            case Scoped():
                result = self._inside(paths, token)
                if token.effect:
                    result |= self._foreign(paths, token.effect)
            case Foreign():
                result = self._foreign(paths, token.effect)
            case tree.Hole(node):
                result = self._forget_names(paths, names_written((node,)))
            case _:
                return paths
        if len(result) > _LIMIT:
            raise LeaveError
        return result

    def run(self, paths: frozenset[Path], tokens: Sequence[Token]) -> frozenset[Path]:
        """The paths after all `tokens`; leaving the base inside of them cannot be followed."""
        for token in tokens:
            try:
                paths = self.step(paths, token)
            except LeaveError:
                raise LeaveError from None
        return paths

    def closes(self, paths: frozenset[Path], name: str) -> bool:
        """Whether the end tag `name`, which will be written after the content, closes just the base on every path."""
        for path in paths:
            try:
                step = close_tag((*self.base, *path.stack), name)
            except MisnestError:
                return self.contained and name in (*e.MARKERS, "body")
            if step.ignored or step.pops != len(path.stack) + 1:
                return False
        return True

    def _inside(self, paths: frozenset[Path], token: Scoped) -> frozenset[Path]:
        return self.run(paths, token.items.tokens)

    def _foreign(self, paths: frozenset[Path], effect: tree.Effect) -> frozenset[Path]:
        if not effect.known:
            raise LeaveError
        closes = [End(name, 0, 0) for name in effect.closes]
        ends = effect.ends or {effect.opens}
        taken = [self.run(paths, [*closes, *(Start(name, (), False, 0, 0) for name in end)]) for end in ends]
        return frozenset().union(*taken)

    def choose(self, paths: frozenset[Path], branch: Branch, index: int) -> frozenset[Path]:
        """The paths that may take arm `index`, with what that tells them."""
        result = set()
        for path in paths:
            facts: set[tuple[int, bool]] | None = set(path.facts)
            for position in range(index + 1):
                test = branch.arms[position].test
                if test is None or not is_pure(test) or facts is None:
                    continue
                plain, meant = positive(test)
                truth = (position == index) == meant
                number = self.number(plain)
                facts = None if (number, not truth) in facts else facts | {(number, truth)}
            if facts is not None:
                result.add(Path(path.stack, frozenset(facts)))
        return frozenset(result)

    def _forget(self, paths: frozenset[Path], loop: Loop) -> frozenset[Path]:
        targets = names_read(loop.node.target)
        return self._forget_names(paths, names_written(loop.node.body) - targets)

    def _forget_names(self, paths: frozenset[Path], names: frozenset[str]) -> frozenset[Path]:
        if not names:
            return paths
        changed = {index for index, test in enumerate(self.conditions) if names_read(test) & names}
        return frozenset(
            Path(path.stack, frozenset(fact for fact in path.facts if fact[0] not in changed)) for path in paths
        )

    def _tag(self, stack: Stack, token: Start | End) -> Stack | Step:
        """The stack after a tag; the step itself where it reaches into the base."""
        whole = (*self.base, *stack)
        name = token.name if isinstance(token.name, str) else None
        if name is None:
            raise LeaveError
        try:
            if isinstance(token, End):
                step = close_tag(whole, name)
                pushed: Stack = ()
            else:
                step, pushed = self._opened(whole, token, name)
        except MisnestError as error:
            return self._misnested(stack, token, name, error)
        if step.ignored:
            if step.beyond and not self.document:
                raise LeaveError
            return stack
        if step.pops > len(stack):
            return step
        return (*stack[: len(stack) - step.pops], *step.implied, *pushed)

    def _opened(self, whole: Stack, token: Start, name: str) -> tuple[Step, Stack]:
        space = namespace_of(whole)
        if space == "html" and name in ("svg", "math"):
            space = name
        if space != "html":
            return Step(), () if token.self_closing else (f"{space}:{name}",)
        return open_tag(whole, name), () if name in e.VOID else (name,)

    def _misnested(self, stack: Stack, token: Start | End, name: str, error: MisnestError) -> Stack:
        """Where browsers move nodes: followed only as far as the elements concerned all stand below the base."""
        if isinstance(token, End) and name in e.FORMATTING and name in stack:
            index = len(stack) - 1 - stack[::-1].index(name)
            return (*stack[:index], *stack[index + 1 :])
        if isinstance(token, Start) and stack and stack[-1] in e.IN_TABLE_CONTEXT and "table" in stack:
            return stack if name in e.VOID or name == "form" else (*stack, name)
        if not error.escapes:
            return stack
        if self.contained and isinstance(token, End) and name in stack:
            return stack[: len(stack) - 1 - stack[::-1].index(name)]
        raise LeaveError


def _agreed(moved: list[tuple[Path, Stack | Step]]) -> Step | None:
    """The step by which all paths leave, None unless each leaves and reaches equally far out."""
    reach = {result.pops - len(path.stack) if isinstance(result, Step) else 0 for path, result in moved}
    first = moved[0][1]
    return first if len(reach) == 1 and isinstance(first, Step) else None


def find_end(tokens: Sequence[Token], index: int, outer: Stack, name: str, document: bool, page: bool) -> int | None:
    """The token that ends the element opened at `index` on every path, its content being balanced on every path.

    None where there is no such token. The end of the list ends `body`, that of a
    `page` every element.
    """
    paths = Paths((*outer, name), contained=name in e.MARKERS or name == "body", document=document)
    current = frozenset({Path()})
    for position in range(index + 1, len(tokens)):
        token = tokens[position]
        if isinstance(token, End) and token.name in ("body", "html"):
            if all(is_blank(item) or isinstance(item, End) for item in tokens[position:]):
                return position if paths.closes(current, name) else None
            if name == "body":
                continue  # the end tag closes nothing, what follows still goes into the body
            return None
        top = {path.stack[-1:] for path in current}
        if name in e.IN_TABLE_CONTEXT and () in top and isinstance(token, tree.Text) and token.data.strip():
            return None  # browsers move this text out of the table
        try:
            current = paths.step(current, token)
        except LeaveError as leave:
            if leave.step is None and name == "body" and document:
                return _end_of_page(tokens)
            return position if leave.step is not None and paths.closes(current, name) else None
    return len(tokens) if name == "body" or page else None


def _end_of_page(tokens: Sequence[Token]) -> int:
    """The end tags that end a page: nothing in front of them ends its body, whatever it opens and closes."""
    end = len(tokens)
    while end and (is_blank(last := tokens[end - 1]) or (isinstance(last, End) and last.name in ("body", "html"))):
        end -= 1
    return next((place for place in range(end, len(tokens)) if isinstance(tokens[place], End)), len(tokens))


def find_agreement(
    tokens: Sequence[Token], index: int, base: Stack, document: bool, ends: Stack | None = None
) -> int | None:
    """The first position from `index` on where all paths have the same open elements: `ends`, if given."""
    paths = Paths((), document=document)
    current = frozenset({Path(base)})
    for position in range(index, len(tokens)):
        try:
            current = paths.step(current, tokens[position])
        except LeaveError:
            return None
        stacks = {path.stack for path in current}
        if len(stacks) == 1 and ends in (None, *stacks):
            return position
    return None


def open_ends(tokens: Sequence[Token], context: Stack, document: bool) -> frozenset[Stack] | None:
    """What each path through a list leaves open; None where it cannot be followed, as where it closes `context`."""
    try:
        return frozenset(path.stack for path in Paths(context, document=document).run(frozenset({Path()}), tokens))
    except LeaveError:
        return None
