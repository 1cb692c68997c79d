"""Apps end to end: `python -m tests.e2e.run [APP...]`. Prints figures; exit code 1 if anything differs."""

from __future__ import annotations

import sys
import time

import tests.conftest  # noqa: F401 - says where downloads go
from tests.e2e.album import Album, crawl, differences
from tests.e2e.front import PLACE, StepError, build, migrate, python_of, served_app, served_front, source_of
from tests.e2e.recipe import Recipe, names, recipe


def main(chosen: list[str]) -> int:
    """Run the apps one after the other."""
    failed = 0
    for name in chosen or names():
        start = time.monotonic()
        try:
            found = check(recipe(name))
        except StepError as error:
            found = [str(error)]
        for line in found:
            print(f"  {line}")
        failed += bool(found)
        print(f"{name}: {'different' if found else 'the same'}, {time.monotonic() - start:.0f} s", flush=True)
    return 1 if failed else 0


def check(app: Recipe) -> list[str]:
    """Everything about one app; what is wrong."""
    python = python_of(app)
    source = source_of(app, python)
    web = migrate(app, source)
    build(web)
    place = PLACE / "run" / app.name
    with served_app(app, python, source, place / "alone") as base:
        expected, paths = crawl(base, app)
    if expected.complaints:
        return [f"the app alone: {line}" for line in expected.complaints]
    with (
        served_app(app, python, source, place / "behind", web / "jinja2tsx.json") as base,
        served_front(web, base, place / "next.log") as front,
    ):
        actual, _ = crawl(front, app, paths)
    print(f"  {_figures(actual)}")
    return differences(expected, actual, absolute=app.framework == "starlette")


def _figures(album: Album) -> str:
    pages = [answer for _, answer in album.answers if answer.is_page]
    ours = sum("/_next/" in answer.text for answer in pages)
    return f"{len(album.answers)} answers, {len(pages)} pages, {ours} of them by Next.js"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
