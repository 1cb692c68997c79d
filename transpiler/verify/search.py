"""Contexts that take a template through all its branches.

First some plans as they come; then, for each branch not taken, plans that decide what its test read: to be the text it
is compared with, a list of the length asked for, the value on the other side, true, false, not there. Deterministic:
the same types give the same contexts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from transpiler.types import Bool, Dict, Float, Int, List, Number, Numeral, Str, Type, Unknown, members
from transpiler.verify.coverage import Arm, Choice, Covered
from transpiler.verify.made_up import Absent, Decision, Exactly, Length, Maker, Path, Pick, Plan
from transpiler.verify.oracle import Page
from transpiler.verify.standins import StandIn

BASE_SEEDS = 4
"""So many plans are always kept, whether they reach new branches or not."""
_MORE_SEEDS = 8
_DECISIONS = 24
_LONGEST = 20
_MENDINGS = 12
_MENDING_TRIES = 40
_MENDING_BUDGET = 120
"""So many renderings of a template, or of a macro, may go into mending."""
_WORD = re.compile(r"\w+")

Trial: TypeAlias = "Callable[[Plan], Sample]"


@dataclass
class Sample:
    """A plan, the context it makes, and Jinja2's page of it."""

    plan: Plan
    context: dict[str, Any]
    page: Page
    maker: Maker


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


def explore(choices: Sequence[Choice], trial: Trial, texts: Mapping[str, str], budget: int = 150) -> Explored:
    """Look for contexts that reach all choices, with at most `budget` renderings beyond the plain ones.

    `texts` are the sources of the templates: where Jinja2 raises, what the line reads is made up otherwise.
    """
    found = Explored()
    seen: set[str | None] = set()
    settler = _Settler(trial, texts)
    for seed in range(BASE_SEEDS):
        sample = settler.settle(seed)
        if sample.page.html is None or sample.page.html not in seen:
            seen.add(sample.page.html)
            found.add(sample)
    search = _Search(choices, trial, found, budget, settler.learned)
    search.run()
    return found


@dataclass
class _Settler:
    """Makes plans whose pages Jinja2 renders: types by use leave open what kind of value a template can take."""

    trial: Trial
    texts: Mapping[str, str]
    learned: dict[Path, Decision] = field(default_factory=dict)
    budget: int = _MENDING_BUDGET

    def settle(self, seed: int) -> Sample:
        """The sample of a seed, mended by other values for what the failing line read."""
        sample = first = self.trial(Plan(seed, self.learned))
        for _ in range(_MENDINGS):
            if sample.page.html is not None:
                self.learned |= sample.plan.decided
                return sample
            better = self.mended(sample)
            if better is None:
                break
            sample = better
        return first if sample.page.html is None else sample

    def mended(self, sample: Sample) -> Sample | None:
        """A sample that gets further than this one."""
        tries = 0
        for plan in _naming_templates(sample, self.texts):
            if self.budget <= 0:
                return None
            self.budget -= 1
            other = self.trial(plan)
            if other.page.html is not None or _further(other, sample):
                return other
        for path in _suspects(sample, self.texts):
            made = sample.maker.made[path]
            options = range(len(sample.maker.choices(made.type, path, made.above)))
            decisions: list[Decision] = [*map(Pick, options), *([Absent()] if made.optional else [])]
            for decision in decisions:
                tries += 1
                self.budget -= 1
                other = self.trial(sample.plan.with_decision(path, decision))
                if other.page.html is not None or _further(other, sample):
                    return other
                if tries >= _MENDING_TRIES or self.budget <= 0:
                    return None
        return None


def _naming_templates(sample: Sample, texts: Mapping[str, str]) -> Iterator[Plan]:
    """Plans in which a text that was taken for a template's name, or for a part of one, is such."""
    _, missing, name = sample.page.problem.partition("TemplateNotFound: ")
    if not missing:
        return
    for path, made in sample.maker.made.items():
        if isinstance(made.value, str) and made.value and made.value in name and _holds(made.type, "x"):
            before, _, after = name.partition(made.value)
            for known in sorted(texts):
                if known.startswith(before) and known.endswith(after) and len(known) > len(before) + len(after):
                    part = known[len(before) : len(known) - len(after)]
                    yield sample.plan.with_decision(path, Exactly(part))


def _further(a: Sample, b: Sample) -> bool:
    return a.page.problem != b.page.problem and len(a.page.probes.log) >= len(b.page.probes.log)


def _suspects(sample: Sample, texts: Mapping[str, str]) -> list[Path]:
    """Places whose value may have made Jinja2 raise: read on the line, read last, of unknown type."""
    log, made = sample.page.probes.log, sample.maker.made
    read = list(dict.fromkeys(path for path in reversed(log) if path in made))
    template, line = sample.page.raised or ("", 0)
    lines = texts.get(template, "").splitlines()
    words = set(_WORD.findall(sample.page.problem))
    if 0 < line <= len(lines):
        words.update(_WORD.findall(lines[line - 1]))
    named = [path for path in [*read, *made] if words.intersection(map(str, path[-2:]))]
    unknown = [path for path, one in made.items() if isinstance(one.type, Unknown)]
    return list(dict.fromkeys([*named[:6], *read[:4], *unknown[-4:]]))


@dataclass
class _Search:
    choices: Sequence[Choice]
    trial: Trial
    found: Explored
    budget: int
    learned: Mapping[Path, Decision]

    def run(self) -> None:
        seed = BASE_SEEDS
        while self.missing() and self.budget > 0:
            reached = [arm for arm in self.missing() if self.reach(arm)]
            if not reached:
                if seed >= BASE_SEEDS + _MORE_SEEDS:
                    return
                while seed < BASE_SEEDS + _MORE_SEEDS and not self.attempt(Plan(seed, self.learned)):
                    seed += 1
                seed += 1

    def missing(self) -> list[Arm]:
        return [arm for arm in Covered(list(self.choices)).arms if arm not in self.found.taken]

    def attempt(self, plan: Plan) -> bool:
        """Try a plan; it is kept if its page goes where none went."""
        self.budget -= 1
        sample = self.trial(plan)
        wanted = {arm for arm in sample.page.probes.taken if arm[0] == self.choices[0].template}
        if sample.page.html is None or wanted <= self.found.taken:
            return False
        self.found.add(sample)
        return True

    def reach(self, arm: Arm) -> bool:
        if arm in self.found.taken:
            return False
        choice = self.choices[arm[1]]
        bases = [one for one in self.found.samples if _evaluated(one.page, choice)]
        for base in bases[:2]:
            for path, decision in list(_decisions(choice, base))[:_DECISIONS]:
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
    paths = _paths(choice, sample)
    known = [sample.maker.made[path].value for path in paths if path in sample.maker.made]
    scalars = [value for value in known if isinstance(value, str | int)]
    rest: list[tuple[Path, Decision]] = []
    for path in paths:
        made = sample.maker.made.get(path)
        if made is None:
            continue
        for constant in choice.constants:
            for decision in _to_constant(made.type, constant):
                yield path, decision
        for value in scalars:
            if value != made.value and _holds(made.type, value):
                yield path, Exactly(value)
        for index, make in enumerate(sample.maker.choices(made.type, path, made.above)):
            if _is_scalar(made.type) and bool(make()) == bool(made.value):
                rest.append((path, Pick(index)))
            else:
                yield path, Pick(index)
        if made.optional:
            yield path, Absent()
    yield from rest


def _paths(choice: Choice, sample: Sample) -> list[Path]:
    """The places whose values a test looked at: attributes it read, names in it, values that its names had."""
    probes, made = sample.page.probes, sample.maker.made
    paths = [path for path in probes.reads(choice.template, choice.number) if path in made]
    paths += [(name,) for name in choice.names if (name,) in made]
    operands = probes.values.get((choice.template, choice.number), [])
    for operand in operands:
        if isinstance(operand, StandIn):
            continue
        alike = [path for path, one in made.items() if one.value is operand or _same_text(one.value, operand)]
        paths += alike[:3]
    return list(dict.fromkeys(paths))


def _same_text(a: Any, b: Any) -> bool:
    return isinstance(a, str) and isinstance(b, str) and a == b and a != ""


def _to_constant(type_: Type, constant: Any) -> Iterator[Decision]:
    kinds = members(type_)
    if isinstance(constant, int) and not isinstance(constant, bool):
        if any(isinstance(kind, List | Dict) for kind in kinds):
            for count in (constant, constant + 1, constant - 1):
                if 0 <= count <= _LONGEST:
                    yield Length(count)
        for number in (constant, constant + 1, constant - 1):
            if _holds(type_, number):
                yield Exactly(number)
    elif _holds(type_, constant):
        yield Exactly(constant)


def _holds(type_: Type, value: Any) -> bool:
    """Whether a value is one of the type's."""
    for kind in members(type_):
        match kind:
            case Unknown():
                return True
            case Str(values):
                if isinstance(value, str) and (values is None or value in values):
                    return True
            case Int():
                if isinstance(value, int) and not isinstance(value, bool):
                    return True
            case Number() | Numeral():
                if isinstance(value, int | float) and not isinstance(value, bool):
                    return True
            case Float():
                if isinstance(value, float):
                    return True
            case Bool(by_use):
                if isinstance(value, bool) or by_use:
                    return True
            case _:
                pass
    return False


def _is_scalar(type_: Type) -> bool:
    return all(isinstance(kind, Str | Bool | Int | Number | Numeral | Float) for kind in members(type_))
