"""The recorded cases are all there, and each means what Jinja2 made of it when it was recorded."""

from __future__ import annotations

from collections import Counter

import jinja2

from tests.conformance.cases import PORTABLE, Case, cases
from tests.conformance.values import decode


def render(case: Case) -> str:
    """The case rendered by the Jinja2 of this environment."""
    settings = {key: value for key, value in case.environment.items() if key not in ("undefined", "policies")}
    environment = jinja2.Environment(
        undefined=getattr(jinja2, case.undefined), loader=jinja2.DictLoader(case.templates), **settings
    )
    environment.policies.update(case.policies)
    environment.globals.update(case.globals())
    named = case.name is not None and case.templates.get(case.name) == case.source
    template = environment.get_template(str(case.name)) if named else environment.from_string(case.source)
    return template.render(case.context())


def test_all_cases_are_there() -> None:
    assert Counter(case.suite for case in cases()) == PORTABLE
    assert sum(case.error is not None for case in cases()) == 87
    assert len({case.id for case in cases()}) == len(cases())


def test_every_case_means_what_was_recorded() -> None:
    wrong = []
    for case in cases():
        try:
            outcome: tuple[str | None, str | None] = (render(case), None)
        except Exception as error:
            outcome = (None, type(error).__name__)
        if outcome != (case.output, case.error):
            wrong.append((case.tests[0], outcome))
    assert wrong == []


def test_every_case_has_settings_of_the_transpiler() -> None:
    by_default = [case for case in cases() if not case.environment]
    assert len(by_default) > 500
    assert not any(case.options.autoescape for case in by_default)
    assert all(case.options.extensions == frozenset() for case in by_default)
    assert {case.undefined for case in cases()} == {
        "Undefined",
        "StrictUndefined",
        "ChainableUndefined",
        "DebugUndefined",
    }


def test_contexts_go_on_the_wire() -> None:
    without = []
    for case in cases():
        try:
            case.props()
            case.global_props()
        except TypeError:
            without.append(case.tests[0])
    assert without == []


def test_iterators_are_new_at_every_call() -> None:
    case = next(case for case in cases() if any("iterator" in str(value) for value in case._context.values()))
    assert render(case) == case.output
    assert render(case) == case.output


def test_typed_values_keep_their_type() -> None:
    encoded = {
        "$t": "map",
        "v": [[1, {"$t": "float", "v": "1.0"}], [{"$t": "tuple", "v": [2]}, {"$t": "set", "v": []}]],
    }
    assert decode(encoded) == {1: 1.0, (2,): set()}
    assert type(decode(encoded)[1]) is float
