"""The files of a Next.js project that are the same for every app; they lie in `files/` as they come out.

`{alias}` (how imports start), `{name}` (the project's) and `{port}` (the app's) are filled in.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from importlib.resources import files

if sys.version_info >= (3, 11):
    from importlib.resources.abc import Traversable
else:
    from importlib.abc import Traversable

_RENAMED = {"env.example": ".env.example", "gitignore": ".gitignore"}
"""Files whose own name would mean something in this repository or its wheel."""


def scaffold(values: Mapping[str, str], actions: bool = False) -> dict[str, str]:
    """The files by their path in the output folder; with Server Actions those of `actions/` over those of `files/`."""
    found: dict[str, str] = {}
    for path, text in (*_files("files"), *(_files("actions") if actions else ())):
        for name, value in values.items():
            text = text.replace(f"{{{name}}}", value)
        found[_RENAMED.get(path, path)] = text
    return dict(sorted(found.items()))


def _files(name: str) -> Iterator[tuple[str, str]]:
    root = files("transpiler.project.next").joinpath(name)
    pending: list[tuple[str, Traversable]] = [("", root)]
    while pending:
        prefix, folder = pending.pop()
        for entry in folder.iterdir():
            if entry.is_dir():
                pending.append((f"{prefix}{entry.name}/", entry))
            else:
                yield prefix + entry.name, entry.read_text("utf-8")
