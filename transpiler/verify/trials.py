"""The renderings of one template with made-up values: of its page, and of the macros that no page of it calls.

Input: a subject, a template. Output: the samples worth comparing, each with the props that React gets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from transpiler.facts import Form, TemplateFacts
from transpiler.lower.exports import is_macro_module
from transpiler.types import Function, List, Object, Type, Union
from transpiler.verify.contexts import made_context
from transpiler.verify.coverage import Choice, Covered
from transpiler.verify.drivers import (
    BODY,
    GIVEN,
    Driver,
    arguments,
    drivers,
    has_body,
    including,
    is_for_macros,
    macro_props,
)
from transpiler.verify.filled import page_filling, raising_blocks, slot_props
from transpiler.verify.made_up import RICH, Maker, Plan
from transpiler.verify.mending import Sample
from transpiler.verify.oracle import Oracle, Page
from transpiler.verify.render import Rendering
from transpiler.verify.search import Effort, Explored, explore
from transpiler.verify.subject import Subject


@dataclass(frozen=True)
class Shown:
    """A page that is worth comparing: with which values (`label`), and what React is given for them."""

    label: str
    page: Page
    props: Callable[[], Rendering | dict[str, Any]]
    """Raises `ContractError`."""
    macro: str = ""
    """Whose page it is, if no template calls it here."""


@dataclass(frozen=True)
class _Render:
    """How the values of a plan become Jinja2's page: `context` makes them, `source` is a template in no file."""

    oracle: Oracle
    name: str
    context: Callable[[Maker], dict[str, Any]]
    source: str | None

    def quick(self, plan: Plan) -> Sample:
        """What is looked at while searching."""
        return self.sample(plan, quick=True)

    def sample(self, plan: Plan, *, quick: bool = False) -> Sample:
        """What is compared, unless it is `quick`."""
        maker = Maker(plan)
        context = self.context(maker)
        return Sample(plan, self.oracle.render(self.name, context, maker, self.source, quick=quick), maker)


def made_up(
    subject: Subject, oracle: Oracle, facts: TemplateFacts, choices: Sequence[Choice], effort: Effort
) -> Iterator[Shown]:
    """The pages of a template, then those of its macros that no page of it calls, or not in all their ways."""
    program = subject.program
    uncalled = frozenset(facts.macros)
    if not is_macro_module(facts):
        page = _Render(oracle, facts.name, partial(made_context, oracle, facts.name), including(facts, program))
        explored = explore(choices, page.quick, program, effort)
        blocks: list[str] = []
        if facts.html and all(sample.page.html is None for sample in explored.samples):
            blocks = raising_blocks(facts, program, lambda source: replace(page, source=source).quick(Plan(RICH)).page)
            page = replace(page, source=page_filling(facts, blocks)) if blocks else page
            explored = explore(choices, page.quick, program, effort) if blocks else explored
        how = f"with {', '.join(blocks)} filled, " if blocks else ""
        yield from _shown(how, page, explored, partial(_page_props, subject, facts, blocks))
        if not is_for_macros(facts):
            missed = [arm for arm in Covered(list(choices)).arms if arm not in explored.taken]
            uncalled = _holding(facts, {choices[number].line for _, number, _ in missed})
    for driver in drivers(facts, program):
        if driver.macro.name in uncalled:
            call = _Render(oracle, facts.name, partial(_macro_context, oracle, facts, driver), driver.source)
            explored = explore(choices, call.quick, program, effort)
            for form in driver.exports:
                how = f"{driver.macro.name}(), " + (f"as {form}, " if len(driver.exports) > 1 else "")
                for shown in _shown(how, call, explored, partial(_macro_props, subject, facts, driver, form)):
                    yield replace(shown, macro=driver.macro.name)


def _holding(facts: TemplateFacts, lines: set[int]) -> frozenset[str]:
    """The macros that hold one of these lines."""
    found: set[str] = set()
    for macro in facts.macros.values():
        span = macro.node.span
        first, last = (facts.source.position(at).line for at in (span.start, span.end - 1))
        if any(first <= line <= last for line in lines):
            found.add(macro.name)
    return frozenset(found)


def _shown(
    what: str, render: _Render, explored: Explored, props: Callable[[Page], Rendering | dict[str, Any]]
) -> Iterator[Shown]:
    for sample in explored.samples:
        decided = (f", {'.'.join(map(str, path))}: {decision}" for path, decision in sample.plan.decided.items())
        page = render.sample(sample.plan).page
        yield Shown(f"{what}made up {sample.plan.seed}" + "".join(decided), page, partial(props, page))


def _page_props(subject: Subject, facts: TemplateFacts, blocks: Sequence[str], page: Page) -> dict[str, Any]:
    found = slot_props(facts, subject.program, blocks)
    found |= subject.props(facts.name, page.before, page.recorded)
    for prop in facts.props:
        with_functions(prop.type, page.before.get(prop.name), found, prop.name, (prop.name,))
    return found


def _macro_context(oracle: Oracle, facts: TemplateFacts, driver: Driver, maker: Maker) -> dict[str, Any]:
    context = made_context(oracle, facts.name, maker, driver.macro.reads)
    context[GIVEN] = arguments(driver.macro, maker)
    context[BODY] = has_body(driver.macro, maker)
    return context


def _macro_props(subject: Subject, facts: TemplateFacts, driver: Driver, form: Form, page: Page) -> Rendering:
    before, recorded = page.before, page.recorded
    given, holds = before[GIVEN], subject.program.given
    props = macro_props(driver.macro, form, given, before, recorded, lambda: subject.ctx(before, recorded), holds)
    for param in driver.macro.params:
        if param.name in given:
            path = (f"{driver.macro.name}()", param.name)
            with_functions(param.type, given[param.name], props, param.name, path)
    return Rendering(subject.modules[facts.name], props, driver.exports[form], form != "markup", text=form == "text")


def with_functions(type_: Type, value: Any, holder: Any, key: Any, path: tuple[Any, ...]) -> None:
    """Put stand-ins for functions into props: JSON holds none, the worker makes them of `{"$replay": place}`."""
    match type_:
        case Function(recorded=False):
            if callable(value):
                holder[key] = {"$replay": ".".join(map(str, path))}
        case Object():
            inside = holder.get(key) if isinstance(holder, dict) else holder[key]
            if isinstance(inside, dict) and value is not None:
                for name, item in type_.fields.items():
                    if isinstance(item.type, Function | Object | List | Union) and item.call is None:
                        attribute = item.attribute or name
                        with_functions(item.type, _attribute(value, attribute), inside, name, (*path, name))
        case List(item):
            inside = holder.get(key) if isinstance(holder, dict) else holder[key]
            if isinstance(inside, list) and isinstance(value, list):
                for index, one in enumerate(value):
                    with_functions(item, one, inside, index, (*path, index))
        case Union(kinds):
            for kind in kinds:
                if isinstance(kind, Object) or (isinstance(kind, Function) and callable(value)):
                    with_functions(kind, value, holder, key, path)
        case _:
            pass


def _attribute(value: Any, name: str) -> Any:
    if name == "__call__":
        return value
    return getattr(value, name, None)
