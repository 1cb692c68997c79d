"""Settings: `[tool.jinja2tsx]` of the nearest `pyproject.toml`, checked, with the names of the options.

Input: a place in the file system and the options of the command line. Output: `Settings`. Raises `SettingsError`
for an unknown name (with the likeliest right one) or a wrong value, with file and line.
"""

from __future__ import annotations

import difflib
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import Field, PositiveInt, ValidationError

from transpiler.options import Options
from transpiler.project.errors import SettingsError
from transpiler.project.files import shown

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_TABLE = "[tool.jinja2tsx]"


class Settings(Options):
    """The options of a conversion plus where things are. Paths of a file are relative to that file."""

    out: str | None = None
    """The output folder, where `-o` does not say it."""
    templates: tuple[str, ...] = ()
    """Template roots, in the loader's order."""
    app: str | None = None
    """The folder of the Python app."""
    types: bool | None = None
    """Whether a type checker is asked about the app (extra `jinja2tsx[types]`); None: where it is installed."""
    node: str | None = None
    """The Node.js executable."""
    revalidate: dict[str, PositiveInt] = Field(default_factory=dict)
    """For `migrate`: endpoints whose props are the same for every visitor, and for how many seconds they are kept."""

    def options(self) -> Options:
        """The part that the transpiler itself takes."""
        return Options(**{name: getattr(self, name) for name in Options.model_fields})


def find_settings(start: Path) -> Path | None:
    """The nearest `pyproject.toml` above `start` that has our table."""
    folder = start.resolve()
    for parent in (folder, *folder.parents):
        file = parent / "pyproject.toml"
        if file.is_file() and _table(file) is not None:
            return file
    return None


def load_settings(file: Path | None, given: Mapping[str, object]) -> Settings:
    """The settings of a file with those of the command line (`given`) over them."""
    found = {} if file is None else _resolved(_table(file) or {}, file)
    try:
        return Settings.model_validate({**found, **given})
    except ValidationError as error:
        first = error.errors()[0]
        key, *rest = map(str, first["loc"])
        wrong = _wrong(first["msg"])
        if file is None or key in given:
            flag = "extension" if key == "extensions" else key.replace("_", "-")
            raise SettingsError(f"`--{flag}` {wrong}", _hint(first)) from error
        name = ".".join([key, *rest])
        raise SettingsError(f"{_place(file, key, *rest[:1])}: `{name}` {wrong}", _hint(first)) from error


def _table(file: Path) -> dict[str, Any] | None:
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{shown(file)} cannot be read: {error}") from error
    table = data.get("tool", {}).get("jinja2tsx")
    if table is not None and not isinstance(table, dict):
        raise SettingsError(
            f"{_place(file, 'jinja2tsx')}: `tool.jinja2tsx` is not a table", f"write {_TABLE} and the settings below it"
        )
    return table


def _resolved(table: Mapping[str, Any], file: Path) -> dict[str, Any]:
    """The table with Python spellings of its keys and paths that no longer depend on the file's place."""
    found = {key.replace("-", "_"): value for key, value in table.items()}
    if unknown := sorted(found.keys() - Settings.model_fields.keys()):
        raise SettingsError(f"{_place(file, unknown[0])}: {_TABLE} has no setting `{unknown[0]}`", _similar(unknown[0]))
    for key in ("out", "app"):
        if isinstance(found.get(key), str):
            found[key] = str(file.parent / found[key])
    roots = found.get("templates")
    if isinstance(roots, str):
        roots = [roots]
    if isinstance(roots, list):
        found["templates"] = [str(file.parent / root) if isinstance(root, str) else root for root in roots]
    return found


def _place(file: Path, key: str, inner: str = "") -> str:
    """The file with the line where a setting stands; `inner` is a key of it where it is a table."""
    table = ""
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if header := re.match(r"\s*\[([^]]*)\]", line):
            table = header[1].replace(" ", "").replace("-", "_")
        written = re.match(r"""\s*["']?([\w.-]+?)["']?\s*=""", line)
        if written is None:
            continue
        here = table in ("tool", "tool.jinja2tsx") and written[1].replace("-", "_") == key
        if here or (table == f"tool.jinja2tsx.{key}" and written[1] == inner):
            return f"{shown(file)}:{number}"
    return shown(file)


def _wrong(message: str) -> str:
    """What pydantic says about a value, in the words of the other messages."""
    known = message.replace("Extra inputs are not permitted", "is not known").replace("Input should be", "must be")
    return known.partition(", unable to")[0]


def _hint(error: Any) -> str:
    """What to type instead of a wrong value, as far as pydantic's description of it tells."""
    expected = re.findall(r"'([^']+)'", str(error.get("ctx", {}).get("expected", "")))
    close = difflib.get_close_matches(str(error["input"]), expected, n=1, cutoff=0.4)
    return f"did you mean `{close[0]}`?" if close else ""


def _similar(name: str) -> str:
    close = difflib.get_close_matches(name, Settings.model_fields, n=1, cutoff=0.6)
    return f"did you mean `{close[0]}`?" if close else f"settings are {', '.join(sorted(Settings.model_fields))}"
