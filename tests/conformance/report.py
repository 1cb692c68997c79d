"""`python -m tests.conformance.report`: how much of Jinja2's and Flask's own suites comes out right, by area.

Prints the table and writes it to `docs/conformance.md`. With `--accept` it also writes `expected.toml`, the list of
cases that are not right, which `test_strings.py` holds every run to; a page that is wrong without a word, or a crash,
is never accepted.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from tests.conformance.cases import cases
from tests.conformance.engine import Outcome, run
from tests.conformance.pages import run_pages, section
from tests.support.paths import ROOT

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

DOCUMENT = ROOT / "docs" / "conformance.md"
EXPECTED = ROOT / "tests" / "conformance" / "expected.toml"

_COLUMNS = ("cases", "right", "refused", "no wire form", "raised", "wrong", "crashed")
_TEXT = """\
# Conformance

Written by `make conformance`, checked by the tests. The cases are all renderings of the test-suites of Jinja2 and Flask
that mean the same without Python at hand, recorded while those suites run (`tests/conformance`). Every template is
converted as a string module with every type unknown, which measures the language and the run-time library; the markup
of components is measured elsewhere.

*Right* is the very same text; where Jinja2 raises an error ({errors} cases), an error at conversion or at run time.
*Refused* is an error at conversion where Jinja2 has a page. *Raised* is an error at run time where Jinja2
has none. *Wrong* is another page without a word, *crashed* an error of the tool itself.

{table}

## What is not right

{rest}

## As components

The same cases as JSX with types, compared as pages. *Contract*: the encoder refuses a value that the uses in the
template do not allow for (Markup in what is only printed), so the app keeps showing its own page. *Told*: another page,
and a warning says so. *Wrong*: another page without a word.

{result}

{pages}
"""
RESULT = "### Pages"
"""What stands before the result for components."""


def by_reason(outcomes: Iterable[Outcome]) -> dict[str, list[Outcome]]:
    """The outcomes that are not right, under what `Outcome.reason` says."""
    found: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        if outcome.reason:
            found.setdefault(outcome.reason, []).append(outcome)
    return dict(sorted(found.items()))


def expected() -> dict[str, list[str]]:
    """Reason -> ids of the cases that are known not to be right."""
    known: dict[str, list[str]] = tomllib.loads(EXPECTED.read_text(encoding="utf-8"))
    return known


def table(outcomes: Sequence[Outcome]) -> str:
    """The counts by area as a Markdown table; the last row is the sum."""
    areas: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        areas.setdefault(outcome.case.area, []).append(outcome)
    rows: list[tuple[str, ...]] = [("area", *_COLUMNS)]
    for area, found in [*sorted(areas.items()), ("all", list(outcomes))]:
        counts = Counter({"cases": len(found)}) + Counter[str](outcome.kind for outcome in found)
        rows.append((area, *(str(counts[column] or "") for column in _COLUMNS)))
    widths = [max(len(row[index]) for row in rows) for index in range(len(rows[0]))]
    lines = [_row(row, widths) for row in rows]
    lines.insert(1, "| " + " | ".join(["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]) + " |")
    return "\n".join(lines)


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = [cell.rjust(width) for cell, width in zip(cells[1:], widths[1:], strict=True)]
    return "| " + " | ".join([cells[0].ljust(widths[0]), *padded]) + " |"


def document(outcomes: Sequence[Outcome], pages: str) -> str:
    """The text of `docs/conformance.md`; `pages` is its part about components."""
    lines = []
    for reason, found in by_reason(outcomes).items():
        lines.append(f"- {reason} ({len(found)})")
        lines += [f"  - `{test}`" for test in dict.fromkeys(outcome.case.tests[0] for outcome in found)]
    errors = sum(outcome.case.error is not None for outcome in outcomes)
    return _TEXT.format(
        errors=errors, table=table(outcomes), rest="\n".join(lines) or "Nothing.", pages=pages, result=RESULT
    )


def accepted(outcomes: Sequence[Outcome]) -> str:
    """The text of `expected.toml`. Raises `ValueError` for outcomes that nobody may accept."""
    reasons = by_reason(outcomes)
    if found := [outcome for kind in ("wrong", "crashed") for outcome in reasons.get(kind, [])]:
        raise ValueError("\n".join(f"{item.case.tests[0]} ({item.case.id}): {item.detail}" for item in found))
    lines = ["# Cases that are not right, by reason. Written by `python -m tests.conformance.report --accept`."]
    for reason, items in reasons.items():
        lines += ["", f"{json.dumps(reason)} = ["]
        lines += [f'  "{item.case.id}",  # {item.case.tests[0]}' for item in sorted(items, key=lambda it: it.case.id)]
        lines.append("]")
    return "\n".join(lines) + "\n"


def listed(outcomes: Iterable[Outcome]) -> Mapping[str, list[str]]:
    """What `expected.toml` would say of these outcomes."""
    return {reason: sorted(item.case.id for item in items) for reason, items in by_reason(outcomes).items()}


def main(arguments: Sequence[str]) -> None:
    """Run all cases, print the table, write the files."""
    outcomes = run(cases())
    print(table(outcomes))
    DOCUMENT.write_text(document(outcomes, section(run_pages(cases()))), encoding="utf-8")
    if "--accept" in arguments:
        EXPECTED.write_text(accepted(outcomes), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
