"""The run-time library as shipped: which file exports which helper, which files a module needs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

_EXPORT = re.compile(r"^export (?:async )?(?:function|const|class|interface|type) ([A-Za-z_$][\w$]*)", re.MULTILINE)


@cache
def runtime_exports() -> dict[str, str]:
    """Helper name -> module below `lib/jinja` (`{"str": "str", "Raw": "react"}`).

    Raises `ValueError` if two files export one name, since emitted imports would be ambiguous.
    """
    found: dict[str, str] = {}
    for entry in sorted(files("transpiler").joinpath("runtime").iterdir(), key=lambda item: item.name):
        stem, _, ending = entry.name.rpartition(".")
        if ending not in ("ts", "tsx"):
            continue
        for name in dict.fromkeys(_EXPORT.findall(entry.read_text("utf-8"))):
            if name in found:
                raise ValueError(f"`{name}` is exported by {found[name]} and {stem}")
            found[name] = stem
    return found


_RELATIVE = re.compile(r"""from "\./([\w-]+)\"""")


@cache
def runtime_sources() -> dict[str, tuple[str, str]]:
    """Module name below `lib/jinja` -> (file name, text)."""
    folder = files("transpiler").joinpath("runtime")
    return {
        entry.name.rpartition(".")[0]: (entry.name, entry.read_text("utf-8"))
        for entry in sorted(folder.iterdir(), key=lambda item: item.name)
        if entry.name.endswith((".ts", ".tsx"))
    }


def library(imported: Iterable[str]) -> dict[str, str]:
    """The library files that modules need, by output path: those imported (`lib/jinja/str`) and what they import."""
    sources = runtime_sources()
    pending = sorted(path.removeprefix("lib/jinja/") for path in imported if path.startswith("lib/jinja/"))
    found: dict[str, str] = {}
    while pending:
        file, text = sources[pending.pop()]
        path = f"lib/jinja/{file}"
        if path not in found:
            found[path] = text
            pending += _RELATIVE.findall(text)
    return dict(sorted(found.items()))
