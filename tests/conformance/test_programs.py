"""Small programs about scopes, macros, blocks and arguments: the same text as Jinja2's here, or a refusal."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import jinja2

from tests.conformance.cases import Case, cases
from tests.conformance.engine import run

_EXTENSIONS = ["jinja2.ext.ExprStmtExtension", "jinja2.ext.LoopControlExtension"]
_PROGRAMS = Path(__file__).with_name("programs.json")


def _case(number: int, program: dict[str, object]) -> Case:
    """A program with what the Jinja2 of this environment makes of it."""
    templates = program["templates"]
    context = program["context"]
    assert isinstance(templates, dict)
    assert isinstance(context, dict)
    environment = jinja2.Environment(loader=jinja2.DictLoader(templates), extensions=_EXTENSIONS)
    output, error = None, None
    try:
        output = environment.from_string(str(program["source"])).render(json.loads(json.dumps(context)))
    except Exception as raised:
        error = type(raised).__name__
    return dataclasses.replace(
        cases()[0], id=f"program{number}", tests=(str(program["source"]),), name=None, source=str(program["source"]),
        templates=templates, environment={"extensions": _EXTENSIONS}, output=output, error=error, error_bases=(),
        _context=context, _globals={},
    )  # fmt: skip


def test_no_program_is_wrong() -> None:
    programs = json.loads(_PROGRAMS.read_text(encoding="utf-8"))
    outcomes = run([_case(number, program) for number, program in enumerate(programs)])
    assert [(item.case.source, item.detail) for item in outcomes if item.kind not in ("right", "refused")] == []
    assert sum(item.kind == "right" for item in outcomes) >= 115
