"""The tree of cases is the list of what is supported: every rule has a folder of its name, every folder a rule."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.support.paths import ROOT
from tests.support.snapshot import DIAGNOSTICS, SNAPSHOTS, CaseFolder, case_folders
from transpiler.diagnostics import CATALOG
from transpiler.lower.context import FILTERS, GLOBALS, METHODS, TESTS

SIGNS = {"!=": "ne_sign", "<": "lt_sign", "<=": "le_sign", "==": "eq_sign", ">": "gt_sign", ">=": "ge_sign"}
"""Tests whose names are no names for folders."""

NO_CASE = {
    "globals/csp_nonce": "a nonce is another on every request; app/csrf shows the rule it shares",
    "globals/csrf_token": "a function of the app: app/csrf",
    "globals/get_flashed_messages": "a function of Flask: app/flashes",
    "globals/url_for": "a function of the app: app/url_for",
    "methods/include_query_params": "a method of Starlette's URLs, and cases run Flask: examples/shop_fastapi",
    "methods/replace_query_params": "a method of Starlette's URLs, and cases run Flask: examples/shop_fastapi",
    "diagnostics/case-clash": "two files that differ in case only cannot be kept on every file system",
    "diagnostics/internal-error": "shows a fault of ours, which no template should find",
    "diagnostics/nesting-limit": "takes a hundred blocks: tests/unit/parse/test_limits.py",
    "diagnostics/not-utf-8": "the command line reads files: tests/cli",
    "diagnostics/shadowed-template": "the command line reads roots: tests/cli",
    "diagnostics/unreadable-file": "the command line reads files: tests/cli",
}
"""Rules without a folder, and why."""

NO_RULE = {
    "statements/comment": "the lexer drops comments",
    "statements/raw": "the lexer reads raw text",
    "statements/custom": "tags that an app declares: grammar/extensions/custom_*.lark",
    "statements/trans": "grammar/extensions/i18n.lark, named after the extension",
    "statements/break": "grammar/extensions/loopcontrols.lark, named after the extension",
    "statements/continue": "grammar/extensions/loopcontrols.lark, named after the extension",
}
"""Folders that are not named after a rule, and why."""


def _statements() -> set[str]:
    files = [*(ROOT / "grammar" / "statements").glob("*.lark"), *(ROOT / "grammar" / "extensions").glob("*.lark")]
    named_otherwise = {"custom_block", "custom_inline", "i18n", "loopcontrols"}
    return {file.stem for file in files} - named_otherwise


RULES: dict[str, Iterable[str]] = {
    "diagnostics": CATALOG,
    "filters": FILTERS,
    "globals": GLOBALS,
    "is_tests": [SIGNS.get(name, name) for name in TESTS],
    "methods": METHODS,
    "statements": _statements(),
}
CASES = case_folders()


@pytest.mark.parametrize("kind", RULES)
def test_every_rule_has_a_case(kind: str) -> None:
    shown = set(_folders(kind)) | NO_CASE.keys()
    assert {f"{kind}/{name}" for name in RULES[kind]} - shown == set()


@pytest.mark.parametrize("kind", RULES)
def test_every_folder_has_a_rule(kind: str) -> None:
    known = {f"{kind}/{name}" for name in RULES[kind]} | NO_RULE.keys()
    assert _folders(kind) - known == set()


def test_exceptions_are_exceptions() -> None:
    rules = {f"{kind}/{name}" for kind, names in RULES.items() for name in names}
    assert NO_CASE.keys() - rules == set()
    assert {path for path in NO_CASE if (SNAPSHOTS / path).is_dir()} == set()
    assert NO_RULE.keys() & rules == set()


def test_cases_lie_three_folders_deep() -> None:
    assert [case.name for case in CASES if case.name.count("/") != 2] == []


@pytest.mark.parametrize("case", [case for case in CASES if case.name.startswith("diagnostics/")], ids=lambda c: c.name)
def test_a_diagnostic_is_shown_by_its_case(case: CaseFolder) -> None:
    code = case.name.split("/")[1]
    assert f"{CATALOG[code].severity}[{code}]: " in Path(case.folder, DIAGNOSTICS).read_text(encoding="utf-8")


def _folders(kind: str) -> set[str]:
    return {f"{kind}/{path.name}" for path in (SNAPSHOTS / kind).iterdir() if path.is_dir()}
