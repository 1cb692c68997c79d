"""Which file of the run-time library exports which helper, read from the library itself."""

from __future__ import annotations

import re
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
