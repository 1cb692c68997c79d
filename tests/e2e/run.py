"""Apps end to end: `python -m tests.e2e.run [--actions] [APP...]`. Prints figures; exit code 1 if anything differs.

With `--actions` the projects are written so, and only the browser visits them.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import tests.conftest  # noqa: F401 - says where downloads go
from tests.e2e.album import Album, crawl, differences
from tests.e2e.browser import MISSING, browse, chromium, seen_differently
from tests.e2e.front import PLACE, StepError, build, migrate, python_of, served_app, served_front, source_of
from tests.e2e.intruder import intrusions
from tests.e2e.recipe import Recipe, names, recipe


def main(chosen: list[str]) -> int:
    """Run the apps one after the other."""
    failed = 0
    actions = "--actions" in chosen
    chosen = [name for name in chosen if name != "--actions"]
    browser = chromium(os.environ.get("CHROMIUM"))
    if browser is None:
        print(MISSING)
        if actions:
            return 1
    for name in chosen or names():
        start = time.monotonic()
        try:
            found = check_actions(recipe(name), browser) if browser and actions else check(recipe(name), browser)
        except StepError as error:
            found = [str(error)]
        for line in found:
            print(f"  {line}")
        failed += bool(found)
        print(f"{name}: {'different' if found else 'the same'}, {time.monotonic() - start:.0f} s", flush=True)
    return 1 if failed else 0


def check(app: Recipe, browser: str | None) -> list[str]:
    """Everything about one app; what is wrong."""
    python = python_of(app)
    source = source_of(app, python)
    web = migrate(app, source)
    build(web)
    alone, behind = (PLACE / "run" / app.name / name for name in ("alone", "behind"))
    with served_app(app, python, source, alone) as base:
        expected, paths = crawl(base, app)
    if expected.complaints:
        return [f"the app alone: {line}" for line in expected.complaints]
    with _both(app, python, source, behind, web) as (base, front):
        actual, _ = crawl(front, app, paths)
        found = intrusions(base, front, app)
    print(f"  {_figures(actual)}")
    absolute = app.framework == "starlette"
    found += differences(expected, actual, absolute)
    found += [f"{word!r} left the app" for word in app.secrets if any(word.encode() in heard for heard in actual.heard)]
    return found if browser is None else found + _browsed(app, browser, python, source, web, expected, paths)


def check_actions(app: Recipe, browser: str) -> list[str]:
    """The project written with `--actions`, in the browser; what is wrong."""
    python = python_of(app)
    source = source_of(app, python)
    web = migrate(app, source, ["--actions"])
    build(web)
    with served_app(app, python, source, PLACE / "run" / app.name / "alone") as base:
        album, paths = crawl(base, app)
    return _browsed(app, browser, python, source, web, album, paths, actions=True)


def _browsed(
    app: Recipe,
    browser: str,
    python: str,
    source: Path,
    web: Path,
    album: Album,
    paths: dict[str, list[str]],
    actions: bool = False,
) -> list[str]:
    """The same in a browser, for the pages among the paths."""
    shown = {key for key, answer in album.answers if answer.is_page and not 300 <= answer.status < 400}
    pages = {role: [path for path in found if f"{role} {path}" in shown] for role, found in paths.items()}
    alone, behind = (PLACE / "run" / app.name / name for name in ("alone", "behind"))
    with served_app(app, python, source, alone) as base:
        expected = browse(browser, base, app, pages, actions)
    if expected.complaints:
        return [f"the app alone, in the browser: {line}" for line in expected.complaints]
    with _both(app, python, source, behind, web) as (_, front):
        actual = browse(browser, front, app, pages, actions)
    errors = sum(len(visit["errors"]) for visit in actual.visits)
    print(f"  in the browser {len(actual.visits)} visits, {errors} errors on the console")
    if actions:
        print(f"  {actual.acted} forms by Server Actions")
        if actual.acted == 0:
            return ["no form was sent by a Server Action"]
    return seen_differently(expected, actual, absolute=app.framework == "starlette")


@contextlib.contextmanager
def _both(app: Recipe, python: str, source: Path, data: Path, web: Path) -> Iterator[tuple[str, str]]:
    """The app that sends props, and Next.js in front of it."""
    with (
        served_app(app, python, source, data, web / "jinja2tsx.json") as base,
        served_front(web, base, data.with_name("next.log")) as front,
    ):
        yield base, front


def _figures(album: Album) -> str:
    pages = [answer for _, answer in album.answers if answer.is_page]
    ours = sum("/_next/" in answer.text for answer in pages)
    return f"{len(album.answers)} answers, {len(pages)} pages, {ours} of them by Next.js"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
