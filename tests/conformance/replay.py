"""Which recorded renderings are cases: those that mean the same in a fresh, plain, synchronous environment.

    python -m conformance.replay RAW.jsonl CASES.jsonl

Run in the environment of the recorded suite with another hash seed than the recording, so that whatever depends on
the order of a set, on chance or on hidden state drops out. Every case is thereby known to be self-contained.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import jinja2

from .recorder import failure
from .values import decode

# Part of a test's id -> what the case is about; the first that fits.
AREAS = (
    ("TestLstripBlocks", "whitespace"),
    ("TestTrimBlocks", "whitespace"),
    ("test_trim_blocks", "whitespace"),
    ("lstrip", "whitespace"),
    ("trailing_newline", "whitespace"),
    ("whitespace", "whitespace"),
    ("Newline", "whitespace"),
    ("newline", "whitespace"),
    ("TestInternationalization", "i18n"),
    ("TestNewstyleInternationalization", "i18n"),
    ("TestAutoEscape", "escaping"),
    ("autoescape", "escaping"),
    ("escap", "escaping"),
    ("markup", "escaping"),
    ("Markup", "escaping"),
    ("test_filters.py", "filters"),
    ("test_async_filters.py", "filters"),
    ("test_tests.py", "is tests"),
    ("test_inheritance.py", "inheritance"),
    ("TestImports", "imports"),
    ("TestAsyncImports", "imports"),
    ("Include", "includes"),
    ("TestForLoop", "loops"),
    ("TestAsyncForLoop", "loops"),
    ("TestIfCondition", "conditions"),
    ("TestMacros", "macros"),
    ("TestSet", "scopes"),
    ("scop", "scopes"),
    ("Scop", "scopes"),
    ("TestWith", "scopes"),
    ("test_idtracking", "scopes"),
    ("TestLexer", "lexer"),
    ("TestTokenStream", "lexer"),
    ("TestParser", "lexer"),
    ("TestSyntax", "expressions"),
    ("ndefined", "undefined"),
    ("test_loader", "loaders"),
    ("test_ext.py", "extensions"),
    ("test_regression", "regressions"),
    ("loop", "loops"),
    ("macro", "macros"),
    ("test_templating", "flask"),
)


def replay(case: dict[str, Any]) -> dict[str, Any]:
    """The outcome of a case in a fresh environment that knows nothing but the case."""
    options = dict(case["env"])
    policies = options.pop("policies", {})
    options.pop("sandboxed", None)
    undefined = getattr(jinja2, options.pop("undefined", "Undefined"), jinja2.Undefined)
    extensions = [name for name in options.pop("extensions", []) if name.startswith("jinja2.ext.")]
    try:
        environment = jinja2.Environment(
            extensions=extensions, undefined=undefined, loader=jinja2.DictLoader(case["templates"]), **options
        )
        environment.policies.update(decode(policies))
        environment.globals.update(decode(case["globals"]))
        named = case["name"] and case["templates"].get(case["name"]) == case["source"]
        template = environment.get_template(case["name"]) if named else environment.from_string(case["source"])
        return {"output": template.render(decode(case["context"]))}
    except Exception as error:
        return failure(error)


def select(recorded: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The portable ones, each input once."""
    chosen: dict[str, dict[str, Any]] = {}
    for case in recorded:
        by_chance = "random" in case["filters"] or "lipsum" in case["source"]
        if case["why"] or by_chance or "value" in case["expect"]:
            continue
        outcome = replay(case)
        if any(outcome.get(key) != case["expect"].get(key) for key in ("output", "error")):
            continue
        key = json.dumps([case[part] for part in ("env", "source", "templates", "context", "globals")], sort_keys=True)
        chosen.setdefault(key, case)
    return list(chosen.values())


def area_of(test: str) -> str:
    """What the test is about, by its name."""
    return next((area for part, area in AREAS if part in test), "other")


def main(source: str, target: str) -> None:
    recorded = [json.loads(line) for line in Path(source).read_text(encoding="utf-8").splitlines()]
    kept = ("id", "tests", "env", "name", "source", "templates", "context", "globals", "expect")
    cases = [{"area": area_of(case["tests"][0]), **{key: case[key] for key in kept}} for case in select(recorded)]
    cases.sort(key=lambda case: case["id"])
    Path(target).write_text("".join(json.dumps(case) + "\n" for case in cases), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
