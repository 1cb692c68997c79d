"""`lib/jinja/`: the run-time helpers that the output imports, copied with what they import themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from transpiler.options import Undefined

FOLDER = "lib/jinja"
_IMPORT = re.compile(r"""\bfrom\s+"\./([^"]+)"|\bimport\s+"\./([^"]+)\"""")
_SETTING = 'const KIND = "Undefined"'
_ENDINGS = (".ts", ".tsx")


def runtime_files(imports: Iterable[str], undefined: Undefined = "Undefined") -> dict[str, str]:
    """The files for these modules (`lib/jinja/str`), by path in the output folder. Raises `KeyError` for an unknown.

    `undefined` is the setting of that name, which the library must know too.
    """
    sources = _sources()
    waiting = sorted({path.removeprefix(f"{FOLDER}/") for path in imports if path.startswith(f"{FOLDER}/")})
    found: dict[str, str] = {}
    while waiting:
        stem = waiting.pop()
        file, text = sources[stem]
        if f"{FOLDER}/{file}" not in found:
            found[f"{FOLDER}/{file}"] = text.replace(_SETTING, f'const KIND = "{undefined}"')
            waiting += (first or second for first, second in _IMPORT.findall(text))
    return found


def helpers_in(imports: Iterable[str]) -> set[str]:
    """Those of the modules that are helpers; a file written by hand may import anything."""
    return {path for path in imports if path.startswith(f"{FOLDER}/") and path.removeprefix(f"{FOLDER}/") in _sources()}


@cache
def _sources() -> dict[str, tuple[str, str]]:
    """All helpers: module name -> file name and text."""
    found: dict[str, tuple[str, str]] = {}
    for entry in files("transpiler").joinpath("runtime").iterdir():
        stem, dot, ending = entry.name.rpartition(".")
        if dot + ending in _ENDINGS and not stem.endswith(".test"):
            found[stem] = (entry.name, entry.read_text("utf-8"))
    return found
