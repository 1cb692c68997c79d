"""Get all that the tests need from elsewhere: `python -m tests.support.prepare`. What is there already is kept."""

from __future__ import annotations

import time
from collections.abc import Callable

import tests.conftest  # noqa: F401 - says where downloads go
from tests.conformance.record import recorded
from tests.support.corpora import core_corpora
from tests.support.node import node_modules
from transpiler.format import Formatter
from transpiler.verify.engine import engine

STEPS: tuple[tuple[str, Callable[[], object]], ...] = (
    ("Node tools of the tests", node_modules),
    ("Prettier", lambda: Formatter(cache=False).format("a.ts", "a")),
    ("React and the HTML parser", engine),
    ("real templates", core_corpora),
    ("cases out of Jinja2's and Flask's suites", recorded),
)


def main() -> None:
    """Take the steps one after the other, saying how long each took."""
    for name, step in STEPS:
        start = time.monotonic()
        step()
        print(f"{name}: {time.monotonic() - start:.1f} s", flush=True)


if __name__ == "__main__":
    main()
