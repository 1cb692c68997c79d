"""The transpiler as an engine for the recorded cases: every template as a string module, every type unknown.

Unknown types force the lowest rung everywhere, so the cases measure the run-time library and the string writer.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from typing_extensions import assert_never

from tests.conformance.cases import Case
from transpiler import pipeline
from transpiler.facts import AppFacts, CustomName, Form, Program
from transpiler.lower.props import prop_name
from transpiler.lower.runtime_index import runtime_exports
from transpiler.options import Undefined
from transpiler.project.env_stubs import env_file, uses_by_name
from transpiler.project.runtime_files import runtime_files
from transpiler.types import UNKNOWN, Field
from transpiler.verify import ReactRenderer, RenderError, Rendering

Kind = Literal["right", "refused", "no wire form", "raised", "wrong", "crashed"]
"""right; refused: diagnostics report errors; raised: an error at run time where Jinja2 has none; wrong: another page,
without a word."""

MAIN = "(main)"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a case: `right`, or why not. Where Jinja2 raises, an error of ours, early or late, is right."""

    case: Case
    kind: Kind
    detail: str = ""

    @property
    def reason(self) -> str:
        """Why it is not right, in a few words; empty if it is."""
        match self.kind:
            case "right":
                return ""
            case "refused" | "no wire form":
                return f"{self.kind}: {self.detail}"
            case "raised" | "wrong" | "crashed":
                return self.kind
            case _:
                assert_never(self.kind)


def force_strings(program: Program) -> None:
    """Make every template a string module and every type unknown."""
    html: frozenset[Form] = frozenset({"html"})
    for facts in program.templates.values():
        facts.html, facts.forms = False, html
        facts.props = tuple(dataclasses.replace(prop, type=UNKNOWN, optional=True) for prop in facts.props)
        facts.blocks = {
            name: dataclasses.replace(
                block,
                forms=html,
                scope=tuple(dataclasses.replace(prop, type=UNKNOWN, optional=True) for prop in block.scope),
                reads=tuple(dataclasses.replace(prop, type=UNKNOWN, optional=True) for prop in block.reads),
                super_forms=html if block.super_forms else block.super_forms,
            )
            for name, block in facts.blocks.items()
        }
        facts.macros = {
            name: dataclasses.replace(
                macro,
                forms=html,
                params=tuple(dataclasses.replace(param, type=UNKNOWN, optional=True) for param in macro.params),
                reads=tuple(dataclasses.replace(prop, type=UNKNOWN, optional=True) for prop in macro.reads),
                caller_params=tuple(UNKNOWN for _ in macro.caller_params),
            )
            for name, macro in facts.macros.items()
        }
    for shape in (program.globals, program.vars):
        shape.fields = {name: Field(UNKNOWN, True) for name in shape.fields}


def convert(case: Case, folder: str) -> tuple[dict[str, str], str] | str:
    """The modules of a case below `folder` and the path of its main one, or why it is refused.

    The app's own filters and tests are stubs that throw, as in a new project.
    """
    main = case.name if case.name is not None and case.templates.get(case.name) == case.source else MAIN
    app = AppFacts(globals={name: CustomName(name, UNKNOWN, UNKNOWN) for name in case.globals()})
    loaded = pipeline.analyzed(pipeline.parsed({**case.templates, main: case.source}, case.options), app)
    if main not in loaded.program.templates:
        return "syntax-error"
    force_strings(loaded.program)
    pipeline.settle_forms(loaded)
    for index, facts in enumerate(loaded.program.templates.values()):
        facts.module = f"templates/{folder}/t{index}"
    modules: dict[str, str] = {}
    uses: dict[str, dict[str, str]] = {}
    for name in loaded.program.templates:
        converted = pipeline.convert(loaded, name)
        if converted.code is None:
            if name == main:
                codes = [item.code for item in converted.diagnostics.items if item.severity == "error"]
                return ", ".join(sorted(set(codes)))
            continue
        code = converted.code.replace('"@/lib/env"', f'"@/lib/{folder}/env"')
        modules[converted.path] = code.replace('"@/lib/jinja/', f'"@/lib/{case.undefined}/')
        uses[name] = converted.env_uses
    stubs = env_file(None, uses_by_name(uses, {}))
    if stubs is not None:
        modules[f"lib/{folder}/env.ts"] = stubs.replace('"@/lib/jinja/', f'"@/lib/{case.undefined}/')
    return modules, f"{loaded.program.templates[main].module}.ts"


def libraries() -> dict[str, str]:
    """The run-time library for each class of undefined values, in a folder of that name."""
    modules: dict[str, str] = {}
    for kind in get_args(Undefined):
        files = runtime_files((f"lib/jinja/{file}" for file in runtime_exports().values()), kind)
        modules |= {path.replace("lib/jinja/", f"lib/{kind}/"): text for path, text in files.items()}
    return modules


def run(cases: Sequence[Case]) -> list[Outcome]:
    """The outcome of every case."""
    modules = libraries()
    asked: list[tuple[Case, Rendering]] = []
    outcomes: dict[str, Outcome] = {}
    for index, case in enumerate(cases):
        try:
            result = convert(case, f"c{index}")
        except Exception as error:
            outcomes[case.id] = Outcome(case, "crashed", f"{type(error).__name__}: {error}")
            continue
        if isinstance(result, str):
            outcomes[case.id] = Outcome(
                case, "right" if case.error is not None else "refused", "" if case.error else result
            )
            continue
        modules |= result[0]
        try:
            props = {prop_name(name): value for name, value in case.props().items()}
            props |= {"ctx": {"globals": case.global_props(), "vars": {}}}
            json.dumps(props)
        except Exception as error:
            outcomes[case.id] = Outcome(case, "no wire form", str(error).removesuffix(" has no wire form"))
            continue
        asked.append((case, Rendering(result[1], props)))
    answers = ReactRenderer().render_many(modules, [rendering for _, rendering in asked])
    for (case, _), answer in zip(asked, answers, strict=True):
        outcomes[case.id] = judge(case, answer)
    return [outcomes[case.id] for case in cases]


def judge(case: Case, answer: str | RenderError) -> Outcome:
    """The outcome of a case that was rendered."""
    if isinstance(answer, RenderError):
        if case.error is not None:
            return Outcome(case, "right")
        return Outcome(case, "raised", str(answer)[:200])
    if case.error is not None:
        return Outcome(case, "wrong", f"no {case.error}: {answer[:100]!r}")
    if answer == case.output:
        return Outcome(case, "right")
    return Outcome(case, "wrong", f"{answer[:120]!r} instead of {str(case.output)[:120]!r}")
