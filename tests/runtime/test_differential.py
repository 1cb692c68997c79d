"""The run-time library answers as Python and Jinja2 do, on some thousand calls in one Node process."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

from tests.runtime.cases import all_cases
from tests.runtime.oracle import Case
from tests.runtime.wire import Json, normal
from tests.support.node import node_modules, run_node
from tests.support.paths import CACHE, ROOT

RUNTIME = ROOT / "transpiler" / "runtime"


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return list(all_cases())


def test_helpers_answer_as_python(cases: list[Case]) -> None:
    wrong = [
        f"{case.label}\n  python: {case.expected}\n  node:   {got}"
        for case, got in zip(cases, run(cases), strict=True)
        if got != case.expected
    ]
    assert not wrong, f"{len(wrong)} of {len(cases)} differ:\n" + "\n".join(wrong[:60])


def test_there_are_cases_for_all_that_matters(cases: list[Case]) -> None:
    assert len(cases) > 5000
    assert len({case.helper for case in cases}) > 70


def run(cases: Sequence[Case]) -> list[Json]:
    """What Node answers, in the spelling of the expectations."""
    return [_spelled(answer) for answer in run_calls([(case.helper, case.arguments) for case in cases])]


def run_calls(calls: Sequence[tuple[str, Json]]) -> list[Json]:
    """What Node answers to calls of helpers, all in one process."""
    CACHE.mkdir(exist_ok=True)
    script = ROOT / "tests/runtime/runner.mjs"
    done = run_node(str(script), str(node_modules()), str(RUNTIME), str(CACHE), given=json.dumps(calls))
    assert done.returncode == 0, done.stderr
    answers: list[Json] = json.loads(done.stdout)
    return answers


def _spelled(answer: Json) -> Json:
    if "error" not in answer:
        return {"value": normal(answer["value"])}
    if answer["error"] == "UndefinedError":
        return {"error": "UndefinedError"}
    # An error without Python's name in front is one of JavaScript's own: a bug.
    kind, colon, _ = answer["message"].partition(":")
    kind = {"InvalidOperation": "ZeroDivisionError"}.get(kind, kind)
    return {"error": kind if colon and answer["error"] == "TemplateRuntimeError" else f"{answer}"}
