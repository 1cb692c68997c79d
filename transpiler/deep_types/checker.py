"""Runs the type checker over the copy of an app.

Input: the files of the copy with the folders they are imported from, and where packages lie. Output: the revealed
types by file and line. Raises `CheckerError` where the checker is not installed or fails. Nothing of the app or its
packages is imported or run: the checker reads files.
"""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

HINT = "pip install jinja2tsx[types]"
_PREFIX = "revealed type: "
_SECONDS = 300
_STUBS = "stubs"
_ROWS = "_sa.Select[_T]"


@dataclass
class CheckerError(Exception):
    """The checker gave no answers: why, and what to do."""

    reason: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Copy:
    """The files to check. `roots`: folders that modules are imported from, the first one first."""

    files: Mapping[str, str]
    checked: Sequence[str]
    roots: Sequence[str]
    packages: Sequence[Path]
    """Folders of installed packages (`site-packages`)."""


def is_installed() -> bool:
    """Whether the extra is installed."""
    return importlib.util.find_spec("pyrefly") is not None


def reveal(copy: Copy) -> dict[str, dict[int, str]]:
    """The revealed types: file -> line -> text."""
    if not is_installed():
        raise CheckerError("pyrefly is not installed", HINT)
    with tempfile.TemporaryDirectory(prefix="jinja2tsx-types-") as scratch:
        folder = Path(scratch).resolve()
        _write(folder / "app", copy.files)
        _write(folder / _STUBS, _stubs(copy.packages))
        (folder / "pyrefly.toml").write_text(_config(folder, copy), "utf-8")
        return _by_place(_run(folder, copy.checked), folder / "app")


def _write(folder: Path, files: Mapping[str, str]) -> None:
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="\n")


def _stubs(packages: Sequence[Path]) -> dict[str, str]:
    """The stubs that are laid over packages. A query of SQLAlchemy 2.0 yields tuples, one of 2.1 their only part."""
    folder = resources.files("transpiler.deep_types") / _STUBS
    texts = {
        f"{package.name}/{file.name}": file.read_text("utf-8")
        for package in folder.iterdir()
        if package.is_dir()
        for file in package.iterdir()
        if file.name.endswith(".pyi")
    }
    mapped = _MAPPED_BY_SQLALCHEMY if _has(packages, "sqlalchemy") else _MAPPED
    texts[f"{PROBES}.pyi"] = f"{_PROBES_STUB}\n{mapped}\n"
    if _major(packages, "sqlalchemy") < (2, 1):
        texts = {path: text.replace(_ROWS, "_sa.Select[tuple[_T]]") for path, text in texts.items()}
    return texts


def _has(packages: Sequence[Path], name: str) -> bool:
    return any((folder / name).is_dir() for folder in packages)


def _major(packages: Sequence[Path], name: str) -> tuple[int, int]:
    """The version of an installed package; a high one where it is not installed."""
    for folder in packages:
        for info in sorted(folder.glob("*.dist-info")) if folder.is_dir() else ():
            found = re.match(rf"{name}-(\d+)\.(\d+)", info.name, re.IGNORECASE)
            if found is not None:
                return int(found[1]), int(found[2])
    return 99, 0


def _config(folder: Path, copy: Copy) -> str:
    lines = {
        "search-path": [str(folder / _STUBS), *(str(folder / "app" / root) for root in copy.roots)],
        "site-package-path": [str(path) for path in copy.packages],
        "skip-interpreter-query": True,
        "disable-search-path-heuristics": True,
        "infer-with-first-use": False,
        "check-unannotated-defs": True,
        "infer-return-types": "checked",
        "python-version": "3.14",
    }
    return "".join(f"{name} = {json.dumps(value)}\n" for name, value in lines.items())


def _run(folder: Path, files: Sequence[str]) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "pyrefly", "check", "--config", "pyrefly.toml", "--output-format", "json"]
    command += ["--only", "reveal-type", "--progress-bar", "no", *(f"app/{file}" for file in files)]
    try:
        done = subprocess.run(
            command, cwd=folder, capture_output=True, text=True, encoding="utf-8", stdin=subprocess.DEVNULL,
            timeout=_SECONDS, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        raise CheckerError(f"pyrefly did not run: {error}") from error
    try:
        found: list[dict[str, Any]] = json.loads(done.stdout)["errors"]
    except (ValueError, KeyError, TypeError) as error:
        last = (done.stderr.strip().splitlines() or ["no output"])[-1]
        raise CheckerError(f"pyrefly ended with {done.returncode}: {last}") from error
    return found


def _by_place(found: Sequence[Mapping[str, Any]], folder: Path) -> dict[str, dict[int, str]]:
    revealed: dict[str, dict[int, str]] = {}
    for one in found:
        text = str(one.get("description", ""))
        if one.get("name") == "reveal-type" and text.startswith(_PREFIX):
            path = (folder.parent / str(one["path"])).resolve().relative_to(folder).as_posix()
            revealed.setdefault(path, {})[int(one["line"])] = text[len(_PREFIX) :]
    return revealed


PROBES = "jinja2tsx_probes"
_PROBES_STUB = """\
from datetime import date as date, datetime as datetime, time as time
from collections.abc import Callable
from typing import Any, Generic, TypeVar, cast as cast, overload
from typing_extensions import Self

_T = TypeVar("_T")

def sure(value: _T | None) -> _T: ...
def probe(value: _T, *answers: object) -> _T: ...
@overload
def proxied(value: Callable[[], _T]) -> _T: ...
@overload
def proxied(value: Any) -> Any: ...
@overload
def changes(value: list[Any]) -> list[Any]: ...
@overload
def changes(value: dict[Any, Any]) -> dict[Any, Any]: ...
@overload
def changes(value: Any) -> Any: ...
"""
_MAPPED_BY_SQLALCHEMY = """\
from flask_sqlalchemy import Query as Rows
from sqlalchemy.orm import Mapped as Mapped
"""
_MAPPED = """\
class Rows(Generic[_T]):
    def __getattr__(self, name: str) -> Any: ...
class Mapped(Generic[_T]):
    @overload
    def __get__(self, instance: None, owner: Any) -> Any: ...
    @overload
    def __get__(self, instance: object, owner: Any) -> _T: ...
    def __set__(self, instance: object, value: Any) -> None: ...
"""
