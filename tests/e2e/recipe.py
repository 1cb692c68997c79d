"""What is to be known of an app to run it end to end; `tests/e2e/apps/NAME.py` holds one `RECIPE` each."""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.e2e.visitor import Step


@dataclass(frozen=True)
class Recipe:
    """One app: where its source lies, what it needs, who visits it, and which way."""

    name: str
    framework: str
    requirements: Sequence[str] = ()
    """Packages of an environment of its own; none: that of the tests."""
    package: str = ""
    """The folder below `source` that is converted."""
    source: str = ""
    """`flask`: Flask's tutorial; `examples`: the examples of this repository; `e2e`: an app beside this
    file; else an installed package."""
    roles: Mapping[str, Sequence[Step]] = field(default_factory=lambda: {"visitor": ()})
    start: Sequence[str] = ("/",)
    skip: Sequence[str] = ()
    """Regular expressions of paths that are not followed."""
    flows: Mapping[str, Sequence[Step]] = field(default_factory=dict)
    browser_flows: Mapping[str, Sequence[Step]] = field(default_factory=dict)
    """Flows that need a browser: they also know the steps of `tests/e2e/browser.mjs` that run scripts."""
    secrets: Sequence[str] = ()
    """Texts that the app holds and no template reads."""
    pages: int = 60
    """The most pages a role visits."""
    optional: bool = False
    """Whether it runs only when it is asked for by name."""


def recipe(name: str) -> Recipe:
    """The recipe of an app."""
    found: Recipe = importlib.import_module(f"tests.e2e.apps.{name}").RECIPE
    return found


def names() -> list[str]:
    """All apps but those that are optional."""
    found = sorted(path.stem for path in (Path(__file__).parent / "apps").glob("*.py") if path.stem != "__init__")
    return [name for name in found if not recipe(name).optional]
