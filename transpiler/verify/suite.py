"""Verification of many templates: contexts, both renderings, the comparison.

Input: a `Subject`, contexts that were given. Output: a `Verdict` for each template. Raises `NodeMissing` and
`WorkerError` when Node is the problem; what happens inside a template is part of its verdict.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Literal, TypeAlias

import jinja2

from transpiler.bridge import ContractError
from transpiler.facts import Program, reach
from transpiler.verify.compare import Difference, compare_many, compare_places
from transpiler.verify.contexts import as_called, made_ambient
from transpiler.verify.coverage import Arm, Choice, Covered
from transpiler.verify.environment import Unsent
from transpiler.verify.explained import Failure, explains
from transpiler.verify.made_up import BARE, Maker, Plan
from transpiler.verify.oracle import Oracle, Own, Page
from transpiler.verify.render import ReactRenderer, RenderError, Rendering
from transpiler.verify.replay import env_module
from transpiler.verify.search import SEEDS, Effort
from transpiler.verify.subject import Subject
from transpiler.verify.trials import made_up
from transpiler.verify.writing import Chunk, Lines, first_difference, lines_at

Status: TypeAlias = Literal["same", "different", "explained", "not comparable"]
ENV = "lib/env.ts"
_HANDLERS = '<script data-inline-handlers=""></script>'
"""What the page around a macro or a part holds, where a handler is on it (`analyze/handlers.py`)."""


@dataclass(frozen=True)
class Given:
    """A context from a file: `label` says from where."""

    template: str
    context: Mapping[str, Any]
    label: str


@dataclass
class Pair:
    """Jinja2's page and React's for one context. `why` says what is different, or why nothing can be compared."""

    label: str
    status: Status
    why: str = ""
    difference: Difference | None = None
    jinja: str | None = None
    react: str | None = None
    chunks: Sequence[Chunk] = ()
    rendering: Rendering | None = None
    unsent: Unsent | None = None
    """What Jinja2's page shows that React's cannot have, though these values do not tell."""
    macro: str = ""
    """The macro whose page it is."""
    is_text: bool = False
    """No HTML: compared to the letter."""
    part: bool = False
    """Shown on other pages alone: a macro, an included template."""

    def sides(self, react: str) -> tuple[str, str]:
        """Both pages as HTML, given React's."""
        jinja = self.jinja or ""
        if self.rendering is not None and self.rendering.text:
            return html.escape(html.unescape(jinja)), html.escape(react)
        return jinja, _HANDLERS * self.part + react


@dataclass
class Verdict:
    """What became of one template. `refused`: why it has no module, empty if it has one."""

    template: str
    pairs: list[Pair] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    taken: set[Arm] = field(default_factory=set)
    refused: str = ""

    def count(self, status: Status) -> int:
        """How many pairs ended so."""
        return sum(pair.status == status for pair in self.pairs)

    @property
    def arms(self) -> list[Arm]:
        """The ways through the template."""
        return Covered(self.choices).arms

    @property
    def missed(self) -> list[Arm]:
        """The ways that no compared page took."""
        return [arm for arm in self.arms if arm not in self.taken]

    @property
    def coverage(self) -> float:
        """The part of the ways that some compared page took: 0 to 1."""
        arms = self.arms
        return 1.0 if not arms else sum(arm in self.taken for arm in arms) / len(arms)


@dataclass(frozen=True)
class Verification:
    """The verdicts, and the files that React rendered: those of the subject with a `lib/env` for this run."""

    verdicts: list[Verdict]
    files: Mapping[str, str]


@dataclass
class _Asked:
    """A pair on its way: what React has to render."""

    verdict: Verdict
    pair: Pair
    page: Page
    rendering: Rendering


def verify_templates(
    subject: Subject,
    names: Iterable[str],
    renderer: ReactRenderer,
    *,
    given: Sequence[Given] = (),
    make_up: bool = True,
    own: Own | None = None,
    exact: bool = False,
    budget: int = 150,
    seeds: int = SEEDS,
    progress: Callable[[str], None] = lambda _name: None,
) -> Verification:
    """Compare the pages of the named templates for the given contexts and, with `make_up`, for made-up ones.

    `budget` bounds the search for branches not taken, `seeds` is the number of plain contexts.
    """
    effort = Effort(budget, seeds)
    oracle = Oracle(subject.texts, subject.options, subject.program, subject.env_uses, own)
    asked: list[_Asked] = []
    verdicts: list[Verdict] = []
    for name in names:
        verdict = Verdict(name)
        verdicts.append(verdict)
        _collect(subject, oracle, verdict, [one for one in given if one.template == name], make_up, effort, asked)
        progress(name)
    files = {**subject.files, ENV: env_module(subject.env_uses, oracle.values, oracle.methods)}
    judge(asked, renderer, files, exact)
    _explain(subject, verdicts, exact)
    taken = {arm for one in asked for arm in one.page.probes.taken}
    for verdict in verdicts:
        verdict.taken = taken.intersection(verdict.arms)
    return Verification(verdicts, files)


def _collect(
    subject: Subject,
    oracle: Oracle,
    verdict: Verdict,
    given: Sequence[Given],
    invented: bool,
    effort: Effort,
    asked: list[_Asked],
) -> None:
    name = verdict.template
    facts = subject.program.templates.get(name)
    if facts is None or name not in subject.modules:
        verdict.refused = "not converted"
        return
    missing = sorted(reach(name, subject.program) & subject.program.templates.keys() - subject.modules.keys())
    if missing:
        verdict.refused = f"it needs {missing[0]}, which is not converted"
        return
    try:
        verdict.choices = oracle.choices(name)
    except jinja2.TemplateError as error:
        verdict.refused = f"Jinja2 refuses it: {error}"
        return
    for one in given:
        maker = Maker(Plan(BARE))
        context = as_called({**made_ambient(oracle, maker), **one.context})
        page = oracle.render(name, context, maker)
        _ask(subject, verdict, one.label, page, partial(subject.props, name, page.before, page.recorded), asked)
    if not invented:
        return
    for shown in made_up(subject, oracle, facts, verdict.choices, effort):
        _ask(subject, verdict, shown.label, shown.page, shown.props, asked, shown.macro)


def _ask(
    subject: Subject,
    verdict: Verdict,
    label: str,
    page: Page,
    props: Callable[[], Rendering | dict[str, Any]],
    asked: list[_Asked],
    macro: str = "",
) -> None:
    """Note one pair; what Jinja2 raises on cannot be compared."""
    pair = Pair(label, "same", jinja=page.html, chunks=page.chunks, macro=macro)
    verdict.pairs.append(pair)
    if page.html is None:
        pair.status, pair.why = "not comparable", f"Jinja2 raises {page.problem}{_where(page)}"
        return
    try:
        found = props()
    except ContractError as error:
        _differs(pair, f"the encoder refuses the context: {error}")
        return
    module = subject.modules[verdict.template]
    rendering = found if isinstance(found, Rendering) else Rendering(module, found)
    rendering = replace(rendering, replay=page.replay.results)
    pair.rendering = rendering
    facts = subject.program.templates[verdict.template]
    pair.is_text = not facts.html
    pair.part = isinstance(found, Rendering) or facts.included
    asked.append(_Asked(verdict, pair, page, rendering))


def _where(page: Page) -> str:
    return "" if page.raised is None else " ({}:{})".format(*page.raised)


def judge(asked: Sequence[_Asked], renderer: ReactRenderer, files: Mapping[str, str], exact: bool) -> None:
    """Render with React and compare; the pairs get their status."""
    rendered = renderer.render_many(files, [one.rendering for one in asked])
    compared: list[_Asked] = []
    for one, result in zip(asked, rendered, strict=True):
        if isinstance(result, RenderError):
            _differs(one.pair, f"React raises {result.name}: {result.message}")
        else:
            one.pair.react = result
            compared.append(one)
    pages = [one for one in compared if not one.pair.is_text]
    pairs = [one.pair.sides(one.pair.react or "") for one in pages]
    for one, found in zip(pages, compare_many(pairs, exact=exact, exact_attributes=exact), strict=True):
        if found is not None:
            one.pair.difference = found
            _differs(one.pair, f"{found.place}: {found.what}")
    for one in compared:
        if one.pair.is_text and one.pair.react != one.page.html:
            a, b = one.page.html or "", one.pair.react or ""
            at = first_difference(a, b)
            excerpts = [text[max(0, at - 40) : at + 80] for text in (a, b)]
            one.pair.difference = Difference(f"character {at}", "text", *excerpts)
            _differs(one.pair, f"character {at}: text")
    for one in compared:
        if one.pair.status == "same" and one.page.unsent:
            one.pair.unsent = one.page.unsent[0]
            _differs(one.pair, str(one.pair.unsent))


def _differs(pair: Pair, why: str) -> None:
    pair.status, pair.why = "different", why


def _explain(subject: Subject, verdicts: Sequence[Verdict], exact: bool) -> None:
    """Differences that a warning about their places announced are explained."""
    for verdict in verdicts:
        reached = sorted(reach(verdict.template, subject.program))
        warned = [one for name in reached for one in subject.warnings.get(name, ())]
        pairs = [pair for pair in verdict.pairs if pair.status == "different"]
        if not warned or not pairs:
            continue
        names = _names_on(subject.program, verdict.template)
        for pair, between in zip(pairs, _places_of(pairs, exact), strict=True):
            failure = _failure(subject, pair, verdict.template, names, between)
            codes = {one.code for one in warned if explains(one, failure)}
            if codes:
                pair.status = "explained"
                pair.why += f" ({', '.join(sorted(codes))})"


def _names_on(program: Program, template: str) -> frozenset[str]:
    """The names that a page of the template, or a macro of it, is given."""
    facts = program.templates[template]
    params = (param.name for macro in facts.macros.values() for param in macro.params)
    ambient = program.globals.fields.keys() | program.vars.fields.keys()
    return frozenset((*(prop.name for prop in facts.props), *params, *ambient))


def _places_of(pairs: Sequence[Pair], exact: bool) -> list[tuple[int, int] | None]:
    """Between which offsets of Jinja2's page each pair differs."""
    pages = [pair for pair in pairs if pair.difference is not None and not pair.is_text]
    found = compare_places([pair.sides(pair.react or "") for pair in pages], exact=exact)
    places = {
        id(pair): (where.first, where.last)
        for pair, where in zip(pages, found, strict=True)
        if where.first is not None and where.last is not None
    }
    for pair in pairs:
        if pair.difference is not None and pair.is_text:
            at = first_difference(pair.jinja or "", pair.react or "")
            places[id(pair)] = at, at
    return [places.get(id(pair)) for pair in pairs]


def _failure(
    subject: Subject, pair: Pair, template: str, names: frozenset[str], between: tuple[int, int] | None
) -> Failure:
    if pair.unsent is not None:
        line = pair.unsent.line
        return Failure(pair.why, names, (Lines(pair.unsent.template, line, line),))
    if between is None:
        return Failure(pair.why, names)
    lines = lines_at(pair.chunks, pair.jinja or "", between, subject.texts)
    if pair.macro:  # a call writes all of a macro's page
        facts = subject.program.templates[template]
        span = facts.macros[pair.macro].node.span
        first, last = (facts.source.position(at).line for at in (span.start, span.end - 1))
        lines = [*lines, Lines(template, first, last)]
    return Failure(pair.why, names, lines, [chunk for chunk in pair.chunks if chunk.offset <= between[1]])
