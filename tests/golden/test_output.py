"""How far the output is from the components written by hand: every differing line is counted, with its reason.

`python -m tests.golden.test_output [APP...]` prints the counts, and the lines of the apps that are named.
"""

from __future__ import annotations

import difflib
import functools
import sys

import pytest

from tests.examples.apps import converted
from tests.golden.apps import APPS, HERE, App
from transpiler.format import Formatter

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ALLOWED = 5
"""Lines in which a template's module may differ."""

FILES = [
    (app, path.relative_to(HERE / app.name).as_posix())
    for app in APPS
    for path in sorted((HERE / app.name).rglob("*.ts*"))
]


@functools.cache
def formatted(app: App) -> dict[str, str]:
    """The output of an app, as `jinja2tsx convert` writes it."""
    files = converted(app.example).files
    with Formatter() as formatter:
        return formatter.format_many({path: code for path, code in files.items() if not path.startswith("lib/jinja/")})


def differing(app: App, path: str) -> tuple[int, list[str]]:
    """The larger of the numbers of removed and added lines, and the lines."""
    wanted = (HERE / app.name / path).read_text("utf-8").splitlines()
    got = formatted(app).get(path, "").splitlines()
    heading, ranges = 2, "@@"
    lines = list(difflib.unified_diff(wanted, got, n=0, lineterm=""))[heading:]
    lines = [line for line in lines if not line.startswith(ranges)]
    removed = sum(line.startswith("-") for line in lines)
    return max(removed, len(lines) - removed), lines


def listed() -> dict[str, dict[str, dict[str, object]]]:
    """App -> path -> {lines, reason}."""
    return tomllib.loads((HERE / "differences.toml").read_text("utf-8"))


@pytest.mark.parametrize(("app", "path"), FILES, ids=lambda value: getattr(value, "name", value))
def test_difference_is_listed(app: App, path: str) -> None:
    count, lines = differing(app, path)
    entry = listed().get(app.name, {}).get(path)
    assert count == (entry["lines"] if entry else 0), "\n".join(lines)


def test_differences_are_small_and_have_reasons() -> None:
    for app, files in listed().items():
        for path, entry in files.items():
            assert (app, path) in {(one.name, file) for one, file in FILES}
            assert entry["reason"]
            assert int(str(entry["lines"])) <= ALLOWED or not path.startswith("templates/"), path


def _print() -> None:
    for app, path in FILES:
        count, lines = differing(app, path)
        if count:
            print(app.name, path, count)
            if app.name in sys.argv[1:]:
                print("\n".join(f"    {line}" for line in lines))


if __name__ == "__main__":
    _print()
