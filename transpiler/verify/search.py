"""Contexts that take a template through all its branches, and give each place every kind of value that its type has.

First some plans as they come (over as many as a type has values, a place has each of them once); then the richest page
with each of its tests turned the other way; then, for each branch not taken, plans that decide what its test read: to
be the text it is compared with, a list of the length asked for, the value on the other side, true, false, not there.
Deterministic: the same types give the same contexts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, zip_longest
from typing import Any

from transpiler.facts import Program
from transpiler.types import Bool, Dict, Float, Int, List, Number, Numeral, Str, Type, Unknown, members
from transpiler.verify.coverage import Arm, Choice, Covered
from transpiler.verify.made_up import Absent, Decision, Exactly, Keyed, Length, Made, Maker, Path, Pick, Plan
from transpiler.verify.mending import Sample, Settler, Trial, holds, problem_of
from transpiler.verify.oracle import Page
from transpiler.verify.standins import NOTHING, StandIn

BASE_SEEDS = 4
"""So many plans are mended where Jinja2 raises, and kept in any case."""
SEEDS = 12
"""The others are kept where Jinja2 renders them: no type has more kinds of values (`Maker.choices`)."""
_DEPTHS = (3, 8, 24)
"""So many decisions are tried for each branch, then more where it was not reached."""
_BASES = 2
"""So many of the first samples that come to a branch, and of the last, are tried otherwise."""
_CROSSED = 12
"""So many samples are tried together with one that comes to a branch."""
_ALIKE = 3
"""So many places that have the value which a test looked at, or the name of an attribute that it reads."""
_LONGEST = 20
_LONGEST_TEXT = 500
_STEPS = 3
"""So often a plan that decides a place is mended, where Jinja2 raises then."""


@dataclass(frozen=True)
class Effort:
    """How much to try: `seeds` plain contexts, and `budget` renderings more to reach branches that they do not.

    One of many expressions counts for several (`Sample.cost`).
    """

    budget: int = 150
    seeds: int = SEEDS


@dataclass
class Explored:
    """The samples worth comparing, and the branches that the pages went through."""

    samples: list[Sample] = field(default_factory=list)
    taken: set[Arm] = field(default_factory=set)

    def add(self, sample: Sample) -> None:
        """Keep a sample."""
        self.samples.append(sample)
        if sample.page.html is not None:
            self.taken |= sample.page.probes.taken


def explore(choices: Sequence[Choice], trial: Trial, program: Program, effort: Effort = Effort()) -> Explored:
    """Look for contexts that reach all choices.

    Where Jinja2 raises, what the line reads is made up otherwise (`mending.py`).
    """
    found = Explored()
    seen: set[str | None] = set()
    settler = Settler(trial, program)
    for seed in range(BASE_SEEDS):
        sample = settler.settle(seed)
        if sample.page.html is None or sample.page.html not in seen:
            seen.add(sample.page.html)
            found.add(sample)
    for seed in range(BASE_SEEDS, effort.seeds):
        sample = settler.plain(seed)
        if not problem_of(sample) and sample.page.html not in seen:
            seen.add(sample.page.html)
            found.add(sample)
    _Search(choices, trial, found, effort.budget, settler).turn()
    _Search(choices, trial, found, effort.budget, settler).run()
    return found


@dataclass
class _Search:
    choices: Sequence[Choice]
    trial: Trial
    found: Explored
    budget: int
    settler: Settler
    tried: set[str] = field(default_factory=set)

    def turn(self) -> None:
        """Turn each test of the richest page the other way, and nothing else: what follows is seen beside all else."""
        base = next((one for one in self.found.samples if one.page.html is not None), None)
        if base is None or not self.choices:
            return
        before, turned = base.page.probes.taken, set[Arm]()
        for arm in Covered(list(self.choices)).arms:
            choice = self.choices[arm[1]]
            if arm in before or arm in turned or not _evaluated(base.page, choice):
                continue
            for path, decision in islice(_decisions(choice, base), _DEPTHS[0]):
                if self.goes(arm, base.plan.with_decision(path, decision)):
                    other = self.found.samples[-1]
                    turned |= other.page.probes.taken
                    for empty in empty_lists(base.maker, path):
                        self.goes(arm, base.plan.with_decision(path, empty))
                    for one in self.choices:  # those around the test turn with it
                        self.turn_back(one, base, other, path)
                    break

    def turn_back(self, choice: Choice, base: Sample, turned: Sample, turned_by: Path) -> None:
        """What else decides a test that was turned: turn it back by that, and by an empty list."""
        arm = next(
            ((choice.template, choice.number, way) for way in (True, False)
             if (choice.template, choice.number, way) not in turned.page.probes.taken), None,
        )  # fmt: skip
        if arm is None or arm not in base.page.probes.taken:
            return
        for path, decision in islice((one for one in _decisions(choice, turned) if one[0] != turned_by), _DEPTHS[0]):
            if self.goes(arm, turned.plan.with_decision(path, decision)):
                for empty in empty_lists(turned.maker, path):
                    self.goes(arm, turned.plan.with_decision(path, empty))
                return

    def goes(self, arm: Arm, plan: Plan) -> bool:
        """Whether the page of a plan takes a way; it is kept then."""
        sample = self.sample(plan)
        if sample is None or arm not in sample.page.probes.taken or problem_of(sample):
            return False
        self.found.add(sample)
        return True

    def run(self) -> None:
        for depth in _DEPTHS:
            while self.budget > 0 and [arm for arm in self.missing() if self.reach(arm, depth)]:
                pass
        while self.budget > 0 and [arm for arm in self.missing() if self.cross(arm)]:
            pass

    def cross(self, arm: Arm) -> bool:
        """Try what two samples decided together: the branch may be behind another call of the same macro."""
        if arm in self.found.taken:
            return False
        choice = self.choices[arm[1]]
        there = [one for one in self.found.samples if one.plan.decided and _evaluated(one.page, choice)]
        for base in there[:_BASES]:
            for other in self.found.samples[-_CROSSED:]:
                if self.budget <= 0:
                    return False
                self.attempt(replace(other.plan, decided={**other.plan.decided, **base.plan.decided}))
                if arm in self.found.taken:
                    return True
        return False

    def missing(self) -> list[Arm]:
        return [arm for arm in Covered(list(self.choices)).arms if arm not in self.found.taken]

    def attempt(self, plan: Plan) -> bool:
        """Try a plan; it is kept if its page goes where none went."""
        sample = self.sample(plan)
        if sample is None:
            return False
        wanted = {arm for arm in sample.page.probes.taken if arm[0] == self.choices[0].template}
        if problem_of(sample) or wanted <= self.found.taken:
            return False
        self.found.add(sample)
        return True

    def sample(self, plan: Plan) -> Sample | None:
        """What a plan gives that was not tried before, mended if need be, as long as the budget lasts."""
        if plan.name in self.tried or self.budget <= 0:
            return None
        self.tried.add(plan.name)
        sample = self.settler.mend(self.trial(plan), _STEPS)
        self.budget -= sample.cost
        return sample

    def reach(self, arm: Arm, depth: int) -> bool:
        if arm in self.found.taken:
            return False
        choice = self.choices[arm[1]]
        bases = [one for one in self.found.samples if _evaluated(one.page, choice)]
        for base in [*bases[:_BASES], *bases[_BASES:][-_BASES:]]:
            for path, decision in islice(_decisions(choice, base), depth):
                if self.budget <= 0:
                    return False
                self.attempt(base.plan.with_decision(path, decision))
                if arm in self.found.taken:
                    return True
        return False


def _evaluated(page: Page, choice: Choice) -> bool:
    arm = (choice.template, choice.number)
    return (*arm, True) in page.probes.taken or (*arm, False) in page.probes.taken


def _decisions(choice: Choice, sample: Sample) -> Iterator[tuple[Path, Decision]]:
    """What to decide so that a test turns out otherwise, the likeliest first."""
    made = sample.maker.made
    paths = [path for path in _paths(choice, sample) if path in made]
    scalars = [made[path].value for path in paths if isinstance(made[path].value, str | int)]
    others: list[list[tuple[Path, Decision]]] = []
    for path in paths:
        one = made[path]
        read = tuple(name for name in choice.attributes if name != path[-1])
        if isinstance(one.type, Unknown) and read and not isinstance(one.value, dict):
            yield path, Keyed(read)
        for constant in choice.constants:
            yield from _to_constant(path, one.type, constant)
        for value in scalars:
            if value != one.value and holds(one.type, value):
                yield path, Exactly(value)
        decisions = [(path, decision) for decision in _values(sample.maker, path, one)]
        yield from decisions[:1]
        others.append(decisions[1:])
    for path in [*paths, *_named(choice.sources, sample)]:
        for constant in choice.further:
            if path in made:
                yield from _to_constant(path, made[path].type, constant)
    for turn in zip_longest(*others):
        yield from (found for found in turn if found is not None)


def empty_lists(maker: Maker, path: Path) -> Iterator[Decision]:
    """An empty list, where a place of another type may hold one: JavaScript takes it for true."""
    one = maker.made[path]
    if not isinstance(one.type, List):
        apart = replace(maker, made=dict(maker.made))
        found = (index for index, make in enumerate(apart.choices(one.type, path, one.above)) if make() == [])
        yield from (Pick(index) for index in islice(found, 1))


def _values(maker: Maker, path: Path, one: Made) -> Iterator[Decision]:
    """All that a place can be, first what Python takes for the other truth value."""
    apart = replace(maker, made=dict(maker.made))  # what collections hold is made with them
    truths = [bool(make()) for make in apart.choices(one.type, path, one.above)]
    is_true = one.value is not NOTHING and bool(one.value)
    for wanted in (not is_true, is_true):
        yield from (Pick(index) for index, truth in enumerate(truths) if truth == wanted)
        if one.optional and not wanted:
            yield Absent()


def _paths(choice: Choice, sample: Sample) -> list[Path]:
    """The places whose values a test looked at: attributes it read, names in it, values that its names had."""
    probes, made = sample.page.probes, sample.maker.made
    paths = [path for path in probes.reads(choice.template, choice.number) if path in made]
    paths += _named(choice.names, sample)
    paths += [path for path in made if path[-1] in choice.attributes][:_ALIKE]
    paths += [path for path in made if path[-1] in choice.keys and path[0] in choice.sources][:_ALIKE]
    operands = probes.values.get((choice.template, choice.number), [])
    for operand in operands:
        if isinstance(operand, StandIn):
            continue
        alike = [path for path, one in made.items() if one.value is operand or _same_text(one.value, operand)]
        paths += sorted(alike, key=lambda path: path[0] not in choice.sources)[:_ALIKE]
    return list(dict.fromkeys(paths))


def _named(names: Sequence[str], sample: Sample) -> list[Path]:
    """The places of names of the context, and of parameters of a macro that is called on its own."""
    named = set(names)
    return [path for path in sample.maker.made if path[-1] in named and (len(path) == 1 or _is_parameter(path))]


def _is_parameter(path: Path) -> bool:
    return len(path) == 2 and str(path[0]).endswith("()")


def _same_text(a: Any, b: Any) -> bool:
    return isinstance(a, str) and isinstance(b, str) and a == b and a != ""


def _to_constant(path: Path, type_: Type, constant: Any) -> Iterator[tuple[Path, Decision]]:
    """Decisions by which a place is a constant, is as long as it says, or holds it."""
    kinds = members(type_)
    if isinstance(constant, int) and not isinstance(constant, bool):
        if any(isinstance(kind, List | Dict) for kind in kinds):
            for count in (constant, constant + 1, constant - 1):
                if 0 <= count <= _LONGEST:
                    yield path, Length(count)
        for number in (constant, constant + 1, constant - 1):
            if holds(type_, number):
                yield path, Exactly(number)
        if isinstance(constant, int) and 0 < constant <= _LONGEST_TEXT and holds(type_, "x"):
            yield path, Exactly("x" * (constant + 1))
    elif holds(type_, constant):
        yield path, Exactly(constant)
    for kind in kinds:
        if isinstance(kind, List) and holds(kind.item, constant):
            yield (*path, 0), Exactly(constant)
        if isinstance(constant, str) and (isinstance(kind, Dict) and holds(kind.key, constant)):
            yield path, Keyed((constant,))


def _is_scalar(type_: Type) -> bool:
    return all(isinstance(kind, Str | Bool | Int | Number | Numeral | Float) for kind in members(type_))
