"""Generated programs: each gives Jinja2's page, as text and as components, or is refused, or both sides raise."""

from __future__ import annotations

from dataclasses import dataclass, replace

import jinja2
import pytest

from tests.conformance.engine import force_strings
from tests.conformance.generate import Program, program
from tests.support.wire import to_wire
from transpiler import pipeline
from transpiler.bridge.encode import ContractError
from transpiler.lower.props import prop_name
from transpiler.lower.runtime_index import runtime_exports
from transpiler.options import Options
from transpiler.project.contracts import props_of
from transpiler.project.runtime_files import runtime_files
from transpiler.verify import ReactRenderer, RenderError, Rendering, compare_many

SEEDS = range(100)
KNOWN = {
    "text": {
        40: "a variable of the layout, read by a partial that a block of the child includes",
        60: "a decimal is written as Flask writes it, where Jinja2 alone raises",
        64: "a range is a list, so that a list and a range can be added",
    },
    "page": {
        40: "a variable of the layout, read by a partial that a block of the child includes",
        60: "a decimal is written as Flask writes it, where Jinja2 alone raises",
    },
}  # fmt: skip
"""Programs with another outcome than Jinja2's, and why; the list may only become shorter."""


@dataclass(frozen=True)
class Asked:
    """A program that was converted: what Jinja2 made of it, None if it raised."""

    seed: int
    page: str | None
    rendering: Rendering


def page_of(asked: Program) -> str | None:
    """Jinja2's page, None where it raises. Raises `TemplateSyntaxError` for what is no program."""
    environment = jinja2.Environment(
        loader=jinja2.DictLoader(asked.templates),
        autoescape=True,
        extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"],
        **asked.options,
    )
    template = environment.get_template("main.html")
    try:
        return template.render(asked.context)
    except jinja2.TemplateSyntaxError:
        raise
    except Exception:
        return None


def converted(asked: Program, folder: str, *, text: bool) -> tuple[dict[str, str], Rendering] | None:
    """The modules and what to render; None where the program is refused or a value does not fit its contract."""
    options = Options(**asked.options, extensions=frozenset({"do", "loopcontrols"}))
    loaded = pipeline.analyzed(pipeline.parsed(asked.templates, options))
    if text:
        force_strings(loaded.program)
    pipeline.settle_forms(loaded)
    for index, facts in enumerate(loaded.program.templates.values()):
        facts.module = f"templates/{folder}/t{index}"
    modules = {}
    for name in loaded.program.templates:
        one = pipeline.convert(loaded, name)
        if one.code is None:
            return None
        modules[one.path] = one.code.replace('"@/types/', f'"@/types/{folder}/')
    main = f"{loaded.program.templates['main.html'].module}.{'ts' if text else 'tsx'}"
    if text:
        props = {prop_name(name): to_wire(value) for name, value in asked.context.items()}
        return modules, Rendering(main, {**props, "ctx": {"globals": {}, "vars": {}}})
    try:
        return modules, Rendering(main, props_of(loaded.program, "main.html", asked.context))
    except ContractError:
        return None


def outcomes(form: str) -> dict[int, str]:
    """What became of each program that was rendered on both sides: `same`, `both raise` or what is wrong."""
    modules = runtime_files(f"lib/jinja/{file}" for file in runtime_exports().values())
    asked: list[Asked] = []
    for seed in SEEDS:
        drawn = program(seed)
        try:
            page = page_of(drawn)
        except jinja2.TemplateSyntaxError:
            continue
        result = converted(drawn, f"p{seed}", text=form == "text")
        if result is not None:
            modules |= result[0]
            asked.append(Asked(seed, page, result[1]))
    answers = ReactRenderer().render_many(modules, [one.rendering for one in asked])
    found: dict[int, str] = {}
    compared: list[tuple[int, tuple[str, str]]] = []
    for one, answer in zip(asked, answers, strict=True):
        if isinstance(answer, RenderError):
            found[one.seed] = "both raise" if one.page is None else f"raises: {answer}"
        elif one.page is None:
            found[one.seed] = "raises only in Jinja2"
        elif form == "text":
            found[one.seed] = "same" if answer == one.page else "another text"
        else:
            compared.append((one.seed, (one.page, answer)))
    differences = compare_many([pair for _, pair in compared]) if compared else []
    for (seed, _), difference in zip(compared, differences, strict=True):
        found[seed] = "same" if difference is None else f"{difference.place}: {difference.a} / {difference.b}"
    return found


@pytest.mark.parametrize(("form", "least"), [("text", 55), ("page", 35)])
def test_programs_give_the_same_page(form: str, least: int) -> None:
    found = outcomes(form)
    wrong = {seed: what for seed, what in found.items() if what not in ("same", "both raise")}
    assert wrong.keys() == KNOWN[form].keys(), wrong
    assert sum(what == "same" for what in found.values()) >= least


def test_a_seed_gives_the_same_program() -> None:
    assert program(7) == program(7)
    assert program(7) != replace(program(7), templates={})
