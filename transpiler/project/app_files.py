"""Finds the Python app around the templates and reads its facts. Its code is parsed, never imported or run."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from transpiler.app import Reading, read_deeply
from transpiler.facts import AppFacts
from transpiler.project.discover import TEMPLATES
from transpiler.project.errors import InputError

_MARKERS = ("app.py", "wsgi.py", "asgi.py", "main.py", "pyproject.toml", "setup.py", "setup.cfg")
_SHOWS_TEMPLATES = re.compile(r"render_template|TemplateResponse|Jinja2Templates|stream_template|\bget_template\b")
_IGNORED = frozenset({"__pycache__", "node_modules", "site-packages", "venv", "env", "build", "dist"})
_LARGEST = 1_000_000
_TESTS = frozenset({"test", "tests"})


@dataclass
class App:
    """The app's folder (None where there is none), its facts, and what of it could not be read (`file:line: why`)."""

    folder: Path | None = None
    facts: AppFacts = field(default_factory=AppFacts)
    problems: list[str] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    """The Python files by path from `base`."""
    reading: Reading | None = None
    """What the facts were read from."""

    @property
    def base(self) -> Path | None:
        """What the paths in the facts start from: a package is named by its folder, so that `from flaskr.db import`
        finds `flaskr/db.py`.
        """
        return None if self.folder is None else _base(self.folder)


def find_app(roots: Sequence[Path]) -> Path | None:
    """The folder of the app that shows the templates: the top package around them, else the nearest parent that
    looks like a Python project. A root that is not called `templates` may be the project itself.
    """
    for root in roots:
        for parent in _around(root.resolve()):
            if (parent / "__init__.py").is_file():
                return _top_package(parent)
            if any((parent / marker).is_file() for marker in _MARKERS) or _shows_templates(parent):
                return parent
    return None


def load_app(folder: Path | None) -> App:
    """The facts of the app in a folder. Raises `InputError` if the folder does not exist."""
    if folder is None:
        return App()
    if not folder.is_dir():
        raise InputError(f"--app {folder}: there is no such folder")
    texts: dict[str, str] = {}
    problems: list[str] = []
    base = _base(folder)
    for path in _python_files(folder):
        name = path.relative_to(base).as_posix()
        try:
            data = path.read_bytes()
            if len(data) <= _LARGEST:
                texts[name] = data.decode("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            problems.append(f"{name}: {error}")
    reading = read_deeply(texts)
    problems += [f"{one.file}:{one.line}: {one.message}" for one in reading.problems]
    return App(folder, reading.facts, problems, texts, reading)


def template_roots(app: App, sources: Sequence[Path]) -> list[Path]:
    """The folders that the app's loaders read, in their order: those that are there, and of tests only what is asked
    for.
    """
    if app.base is None:
        return []
    found: list[Path] = []
    for root in app.facts.template_roots:
        # a program is also started beside its own folder
        places = [place for base in (app.base, app.base.parent) if (place := (base / root).resolve()).is_dir()]
        asked = any(place in (source.resolve(), *source.resolve().parents) for place in places for source in sources)
        if places and (asked or not _TESTS & set(PurePath(root).parts)):
            found.append(places[0])
    return list(dict.fromkeys(found))


def _around(root: Path) -> Iterator[Path]:
    """The folders that may be the app's: up to a checkout's own, and not those that hold anything of a user."""
    shared = {Path.home(), Path(tempfile.gettempdir()).resolve(), Path(root.anchor)}
    own = [] if root.name == TEMPLATES else [root]
    for parent in (*own, *root.parents):
        if parent in shared and parent not in (root, root.parent):
            return
        yield parent
        if (parent / ".git").exists():
            return


def _base(folder: Path) -> Path:
    return folder.parent if (folder / "__init__.py").is_file() else folder


def _python_files(folder: Path) -> list[Path]:
    found: list[Path] = []
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(
            name
            for name in folders
            if name not in _IGNORED and not name.startswith(".") and not Path(place, name, "pyvenv.cfg").exists()
        )
        found += [Path(place, name) for name in sorted(names) if name.endswith(".py")]
    return found


def _top_package(folder: Path) -> Path:
    while (folder.parent / "__init__.py").is_file():
        folder = folder.parent
    return folder


def _shows_templates(folder: Path) -> bool:
    try:
        files = [path for path in folder.glob("*.py") if path.stat().st_size <= _LARGEST]
        return any(_SHOWS_TEMPLATES.search(path.read_text("utf-8", "replace")) for path in files)
    except OSError:
        return False
