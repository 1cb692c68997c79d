"""Plans on which Jinja2 raises, mended: types by use leave open what kind of value a template can take.

What the failing line read is made up otherwise, one place at a time, until the page gets further. Bounded by the number
of renderings, so that the same types give the same contexts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from transpiler import nodes
from transpiler.facts import Program, reach
from transpiler.types import Bool, Dict, Float, Int, List, Number, Numeral, Str, Type, Unknown, members
from transpiler.verify.made_up import Absent, Decision, Exactly, Maker, Path, Pick, Plan
from transpiler.verify.markup_places import legal_values
from transpiler.verify.oracle import Page
from transpiler.verify.problems import Wanted, flaw_of, wanted_by
from transpiler.verify.standins import NOTHING

_MENDINGS = 24
_MENDING_TRIES = 80
_MENDING_BUDGET = 400
"""So many renderings of a template, or of a macro, may go into mending."""
_USUAL = 300
"""A rendering that prints so many expressions counts for one more."""
_SUSPECTS = 24
_OPEN = Unknown | List | Dict
"""Types that leave open which keys or how many items there are."""
_NAMING = nodes.Extends | nodes.Include | nodes.Import | nodes.FromImport
_WORD = re.compile(r"\w+")

Trial: TypeAlias = "Callable[[Plan], Sample]"


@dataclass
class Sample:
    """A plan and Jinja2's page of the context that it makes."""

    plan: Plan
    page: Page
    maker: Maker

    @property
    def cost(self) -> int:
        """For how many renderings it counts."""
        return 1 + self.page.probes.steps // _USUAL


@dataclass
class Settler:
    """Makes plans whose pages Jinja2 renders: types by use leave open what kind of value a template can take."""

    trial: Trial
    program: Program
    learned: dict[Path, Decision] = field(default_factory=dict)
    budget: int = _MENDING_BUDGET

    def settle(self, seed: int) -> Sample:
        """The sample of a seed, mended by other values for what the failing line read."""
        sample = self.mend(self.trial(Plan(seed, self.learned)), _MENDINGS)
        if sample.page.html is not None:
            self.learned |= sample.plan.decided
        return sample

    def plain(self, seed: int) -> Sample:
        """The sample of a seed, with what was learned from others where it has some value, if Jinja2 renders that.

        Where Jinja2 raises it stays as it is.
        """
        sample = self.trial(Plan(seed))
        made = sample.maker.made
        kept = {path: one for path, one in self.learned.items() if path not in made or _is_some(made[path].value)}
        if kept:
            sample = self.trial(Plan(seed, kept))
        if problem_of(sample) and kept != self.learned:
            sample = self.trial(Plan(seed, self.learned))
        return sample if problem_of(sample) else self.mend(sample, _MENDINGS)

    def mend(self, sample: Sample, steps: int) -> Sample:
        """What becomes of a sample by so many steps."""
        for _ in range(steps):
            better = self.mended(sample) if problem_of(sample) else self.made_legal(sample)
            if better is None:
                break
            sample = better
        return sample

    def made_legal(self, sample: Sample) -> Sample | None:
        """A sample with another text where one breaks a tag."""
        found = list(legal_values(sample.page.html or "", sample.maker.made))
        together = sample.plan
        for path, decision in found:
            together = together.with_decision(path, decision)
        single = [sample.plan.with_decision(path, decision) for path, decision in found]
        for plan in [together, *single] if len(single) > 1 else single:
            other = self.trial(plan)  # whatever the budget: what breaks a tag proves nothing
            if not problem_of(other):
                return other
        return None

    def mended(self, sample: Sample) -> Sample | None:
        """A sample that gets further than this one."""
        for plan in _naming_templates(sample, self.program):
            other = self.tried(plan)
            if other is None or _better(other, sample):
                return other
        wanted, aside = wanted_by(problem_of(sample)), None
        for tries, plan in enumerate(_otherwise(sample, self.program)):
            other = self.tried(plan) if tries < _MENDING_TRIES else None
            if other is None or _better(other, sample):
                return other or aside
            instead = wanted_by(problem_of(other))
            here = other.page.raised == sample.page.raised
            raising = other.page.html is None and sample.page.html is None
            if here and raising and wanted is not None and instead is not None and not instead.same_as(wanted):
                return other
            if aside is None and not here and raising:
                aside = other
        return aside

    def tried(self, plan: Plan) -> Sample | None:
        """The sample of a plan, as long as the budget lasts."""
        if self.budget <= 0:
            return None
        sample = self.trial(plan)
        self.budget -= sample.cost
        return sample


def _otherwise(sample: Sample, program: Program) -> Iterator[Plan]:
    """Plans that decide one place otherwise, the likeliest first."""
    suspects = _suspects(sample, program)
    wanted = wanted_by(problem_of(sample))
    asked = list(_as_asked(sample, wanted, suspects)) if wanted is not None else []
    if wanted is None or not wanted.is_call:
        yield from asked
    if sample.page.html is not None:
        return
    for path in suspects:
        if sample.maker.made[path].optional and sample.plan.decided.get(path) != Absent():
            yield sample.plan.with_decision(path, Absent())
    for path in suspects:
        one = sample.maker.made[path]
        options = range(len(sample.maker.choices(one.type, path, one.above)))
        for decision in map(Pick, options):
            if decision != sample.plan.decided.get(path):
                yield sample.plan.with_decision(path, decision)
    if wanted is not None and wanted.is_call:  # a function in a place of unknown type is the last thing to think of
        yield from asked


def _as_asked(sample: Sample, wanted: Wanted, suspects: Sequence[Path]) -> Iterator[Plan]:
    """Plans that put what the message asks for where it may be about."""
    made = sample.maker.made
    open_ = [path for path in reversed(made) if isinstance(made[path].type, _OPEN)]
    about = [path for path in dict.fromkeys((*suspects, *open_)) if wanted.is_about(made[path].value)]
    for path in about[:_SUSPECTS]:
        type_ = made[path].type
        for decision in wanted.decisions(made[path].value) if isinstance(type_, _OPEN) else ():
            if not isinstance(decision, Exactly) or holds(type_, decision.value):
                yield sample.plan.with_decision(path, decision)


def _naming_templates(sample: Sample, program: Program) -> Iterator[Plan]:
    """Plans in which a text that was taken for a template's name, or for a part of one, is such."""
    _, missing, name = sample.page.problem.partition("TemplateNotFound: ")
    if not missing:
        return
    made = sample.maker.made
    known = _nameable(sample, program)
    for path in dict.fromkeys((*reversed(sample.page.probes.log), *made)):
        value = made[path].value if path in made else None
        if isinstance(value, str) and (value in name if value else not name) and holds(made[path].type, "x"):
            before, _, after = name.partition(value) if value else ("", "", "")
            for other in known:
                if other.startswith(before) and other.endswith(after) and len(other) > len(before) + len(after):
                    part = other[len(before) : len(other) - len(after)]
                    yield sample.plan.with_decision(path, Exactly(part))


def _nameable(sample: Sample, program: Program) -> list[str]:
    """The templates that the raising line can name, as the analysis knows them; else all.

    First those that do not come back to this one, and layouts that show its blocks.
    """
    template, line = sample.page.raised or ("", 0)
    facts = program.templates.get(template)
    named: dict[str, None] = {}
    for node in () if facts is None else nodes.walk(facts.tree):
        if facts is not None and node.span.start in facts.includes and isinstance(node, _NAMING):
            first, last = (facts.source.position(at).line for at in (node.span.start, node.span.end))
            if first <= line <= last:
                named |= dict.fromkeys(facts.includes[node.span.start])
    found = named or dict.fromkeys(sorted(program.templates))
    blocks = {block for one in _below(program, template) for block in program.templates[one].blocks}

    def rank(name: str) -> tuple[bool, int]:
        parts = reach(name, program) & program.templates.keys()
        shown = {block for part in parts for block in program.templates[part].blocks}
        return template in parts, -len(blocks & shown)

    return sorted(found, key=rank)


def problem_of(sample: Sample) -> str:
    """Why Jinja2 raises, or what about the page shows that a value was not what the template is written for."""
    return sample.page.problem if sample.page.html is None else flaw_of(sample.page.html)


def _below(program: Program, name: str) -> set[str]:
    """A template and all that extend it, at whatever distance."""
    found: set[str] = set()
    pending = [name] if name in program.templates else []
    while pending:
        current = pending.pop()
        if current not in found:
            found.add(current)
            pending += program.templates[current].children
    return found


def _is_some(value: Any) -> bool:
    return value is not NOTHING and value is not None and value != ""


def _better(a: Sample, b: Sample) -> bool:
    """Whether a rendering came to an end, or printed more than another one, or read more."""
    if a.page.html is not None:
        return b.page.html is None or problem_of(a) != problem_of(b)
    return b.page.html is None and _progress(a) > _progress(b)


def _progress(sample: Sample) -> tuple[int, int]:
    return sample.page.probes.steps, len(sample.page.probes.log)


def _suspects(sample: Sample, program: Program) -> list[Path]:
    """Places whose value may have made Jinja2 raise: read on the line, read last, of unknown type."""
    log, made = sample.page.probes.log, sample.maker.made
    read = list(dict.fromkeys(path for path in reversed(log) if path in made))
    template, line = sample.page.raised or ("", 0)
    lines = program.templates[template].source.text.splitlines() if template in program.templates else []
    words = set(_WORD.findall(sample.page.problem))
    if 0 < line <= len(lines):
        words.update(_WORD.findall(lines[line - 1]))
    named = [path for path in [*read, *made] if words.intersection(map(str, path[-2:]))]
    unknown = [path for path, one in made.items() if isinstance(one.type, Unknown)]
    return list(dict.fromkeys([*named[:8], *read[:4], *unknown[-4:]]))


def holds(type_: Type, value: Any) -> bool:
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
