"""The same visits in chromium: what the console says, the page after its scripts have run, what handlers do."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.e2e.album import without_next
from tests.e2e.front import PLACE, StepError, run_command
from tests.e2e.recipe import Recipe
from tests.e2e.visitor import SIGNED
from tests.support.once import build_once
from transpiler.format import require_node
from transpiler.verify.compare import compare_many

MISSING = "chromium is missing, so nothing is run in a browser: apt install chromium, or set CHROMIUM to a program"
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_PLAYWRIGHT = "1.65.1"
_SCRIPT = Path(__file__).with_name("browser.mjs")
_LATER = re.compile(
    r"<next-route-announcer\b.*?</next-route-announcer>|<script data-inline-handlers.*?</script>", re.DOTALL
)

_METADATA = re.compile(r'(<body\b[^>]*>)<div hidden="">(?:<!--/?\$-->)*</div>')
"""Where Next.js keeps the metadata of a page whose answer was shown in place."""


@dataclass(frozen=True)
class Visits:
    """What chromium saw."""

    visits: Sequence[Mapping[str, Any]]
    complaints: Sequence[str]
    acted: int = 0
    """How many Server Actions ran."""


def chromium(given: str | None) -> str | None:
    """The browser's program, None if there is none."""
    return given or next((found for name in _NAMES if (found := shutil.which(name))), None)


def browse(
    executable: str, base: str, recipe: Recipe, paths: Mapping[str, Sequence[str]], actions: bool = False
) -> Visits:
    """Visit the paths of each role, then play the flows; with `actions`, forms are sent as by a visitor's hand."""
    flows = {name: [_plain(step) for step in steps] for name, steps in {**recipe.flows, **recipe.browser_flows}.items()}
    roles = {name: [_plain(step) for step in steps] for name, steps in recipe.roles.items()}
    asked = {
        "executable": executable,
        "base": base,
        "actions": actions,
        "roles": roles,
        "paths": dict(paths),
        "flows": flows,
    }
    folder = build_once(PLACE / f"playwright-{_PLAYWRIGHT}", _install)
    # beside its packages, since Node looks for them from there
    script = folder / "browser.mjs"
    shutil.copy(_SCRIPT, script)
    node = require_node()
    done = subprocess.run(
        [node.executable, str(script)],
        input=json.dumps(asked),
        env=node.environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise StepError(f"the browser stopped:\n{done.stderr[-3000:]}")
    return Visits(**json.loads(done.stdout))


def seen_differently(expected: Visits, actual: Visits, absolute: bool) -> list[str]:
    """What differs in the browser: pages after their scripts ran, and errors that only the front's pages have."""
    found = list(actual.complaints)
    if [visit["key"] for visit in expected.visits] != [visit["key"] for visit in actual.visits]:
        return [*found, "in the browser, the visits took different ways"]
    pairs = []
    for a, b in zip(expected.visits, actual.visits, strict=True):
        facts = [fact for fact in ("path", "status") if a[fact] != b[fact]]
        found += [f"{a['key']} in the browser: {fact}: {a[fact]} became {b[fact]}" for fact in facts]
        found += [f"{a['key']} in the browser: {line[:300]}" for line in b["errors"] if line not in a["errors"]]
        pairs.append((_settled(a["html"], 200, absolute), _settled(b["html"], b["status"], absolute)))
    for visit, difference in zip(expected.visits, compare_many(pairs), strict=True):
        if difference is not None:
            found.append(f"{visit['key']} in the browser: {difference}")
    return found


def _settled(html: str, status: int, absolute: bool) -> str:
    html = SIGNED.sub("SIGNED", _METADATA.sub(r"\1", _LATER.sub("", without_next(html, status))))
    return html.replace('"ORIGIN/', '"/') if absolute else html


def _plain(step: Sequence[object]) -> list[object]:
    """The step as JSON: a file's content as text."""
    *rest, last = step
    if isinstance(last, dict):
        last = {
            name: [value[0], value[1].decode("latin-1"), value[2]] if isinstance(value, tuple) else value
            for name, value in last.items()
        }
    return [*rest, last]


def _install(folder: Path) -> None:
    wanted = {"private": True, "dependencies": {"playwright-core": _PLAYWRIGHT}}
    (folder / "package.json").write_text(json.dumps(wanted), encoding="utf-8")
    node = require_node()
    run_command([*node.npm, "install", "--no-audit", "--no-fund", "--loglevel=error"], folder, node.environment())
