"""Deep types for an app on the disk: with the extra `jinja2tsx[types]` the type checker is asked what it knows.

The packages that the app imports are read where they are installed: in the virtual environment around the app, else in
the active one, else beside jinja2tsx itself. Without the extra the facts stay what the source alone shows.
"""

from __future__ import annotations

import os
import sysconfig
from collections.abc import Iterator
from pathlib import Path

from transpiler import pipeline
from transpiler.deep_types import CheckerError, deepen, is_installed
from transpiler.project.app_files import App
from transpiler.project.settings import Settings
from transpiler.stack import in_deep_thread

_ENVIRONMENTS = (".venv", "venv", "env")


def deepen_types(app: App, templates: pipeline.Parsed, settings: Settings) -> None:
    """Fill in the types that the checker knows about what the templates read; what hinders it becomes a problem of
    the app.
    """
    reading = app.reading
    if reading is None or app.folder is None or not reading.contexts:
        return
    if settings.types is False or (settings.types is None and not is_installed()):
        return
    folder = app.folder
    try:
        program = in_deep_thread(pipeline.analyzed, templates, reading.facts).program
        app.facts = deepen(app.texts, reading, program, packages_around(folder))
    except CheckerError as error:
        app.problems.append(f"no deep types: {error.reason}" + (f" ({error.hint})" if error.hint else ""))


def packages_around(folder: Path) -> list[Path]:
    """The folders of the packages that an app imports."""
    for environment in _environments(folder):
        found = [path for pattern in ("lib/python*", "Lib") for path in environment.glob(f"{pattern}/site-packages")]
        if found:
            return sorted(found)
    return [Path(path) for path in dict.fromkeys(map(sysconfig.get_path, ("purelib", "platlib")))]


def _environments(folder: Path) -> Iterator[Path]:
    for parent in (folder, *folder.parents):
        yield from (parent / name for name in _ENVIRONMENTS if (parent / name / "pyvenv.cfg").is_file())
        if (parent / ".git").exists():
            break
    active = os.environ.get("VIRTUAL_ENV")
    if active:
        yield Path(active)
