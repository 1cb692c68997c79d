"""The import lines of a module, derived from what its printed parts refer to."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field

from transpiler import ir
from transpiler.emit.literals import is_identifier, string_literal

_FOLDERS = ("app", "bridge", "templates", "lib", "types")
"""Folders of the output, in the order their imports stand; any other path is a package."""

_ENDINGS = (".tsx", ".ts")


@dataclass
class Imports:
    """Collects imports. `taken` are names of the module that no added import may have.

    `alias` is how paths of the output folder are spelled (`@` gives `@/lib/ctx`; `.` makes them relative).
    """

    path: str
    alias: str
    taken: set[str]
    _values: set[tuple[str, str, str]] = field(default_factory=set)
    _types: dict[tuple[str, str], str] = field(default_factory=dict)
    _added: dict[tuple[str, str], str] = field(default_factory=dict)

    def use(self, target: ir.Import) -> str:
        """The local name of an import that the IR names."""
        self._values.add((target.path, target.name, target.alias))
        return target.alias

    def use_type(self, path: str, name: str) -> str:
        """The local name of a type of another module; of this module: the name itself."""
        if path == _without_ending(self.path):
            return name
        if (path, name) not in self._types:
            self._types[path, name] = self._free(name, "Type")
        return self._types[path, name]

    def keep_type(self, path: str, name: str) -> None:
        """A type of another module under its own name, which this module has kept free for it."""
        self._types[path, name] = name
        self.taken.add(name)

    def add(self, path: str, name: str) -> str:
        """The local name of a value that only the printed form needs (`Fragment`)."""
        if (path, name) not in self._added:
            self._added[path, name] = self._free(name, "React")
        alias = self._added[path, name]
        self._values.add((path, name, alias))
        return alias

    def lines(self) -> list[str]:
        """All import lines: packages first, then the folders of the output; types after values of one path."""
        values = sorted({path for path, _, _ in self._values}, key=_order)
        types = {path for path, _ in self._types}
        lines = [(_order(path), 0, self._value_line(path)) for path in values]
        lines += [(_order(path), 1, self._type_line(path)) for path in types]
        return [line for _, _, line in sorted(lines)]

    def _value_line(self, path: str) -> str:
        found = sorted((name, alias) for owner, name, alias in self._values if owner == path)
        defaults = [alias for name, alias in found if name == "default"]
        named = [_named(name, alias) for name, alias in found if name != "default"]
        named += [f"default as {alias}" for alias in defaults[1:]]
        parts = defaults[:1] + ([f"{{ {', '.join(named)} }}"] if named else [])
        return f"import {', '.join(parts)} from {string_literal(self.spelled(path))};"

    def _type_line(self, path: str) -> str:
        found = sorted((name, alias) for (owner, name), alias in self._types.items() if owner == path)
        named = ", ".join(_named(name, alias) for name, alias in found)
        return f"import type {{ {named} }} from {string_literal(self.spelled(path))};"

    def spelled(self, path: str) -> str:
        """How the import of a path is written."""
        if _folder(path) == -1:
            return path
        if self.alias != ".":
            return f"{self.alias}/{path}"
        relative = posixpath.relpath(path, posixpath.dirname(self.path) or ".")
        return relative if relative.startswith(".") else f"./{relative}"

    def _free(self, name: str, affix: str) -> str:
        """`name`, else with a word before (values) or after it (types), else with a number."""
        tries = [name, name + affix if affix == "Type" else affix + name]
        tries += [f"{tries[1]}{number}" for number in range(2, len(self.taken) + 3)]
        free = next(text for text in tries if text not in self.taken)
        self.taken.add(free)
        return free


def _named(name: str, alias: str) -> str:
    if not is_identifier(name):
        return f"{string_literal(name)} as {alias}"
    return name if name == alias else f"{name} as {alias}"


def _folder(path: str) -> int:
    first = path.partition("/")[0]
    return _FOLDERS.index(first) if first in _FOLDERS and "/" in path else -1


def _order(path: str) -> tuple[int, str]:
    return _folder(path), path


def _without_ending(path: str) -> str:
    for ending in _ENDINGS:
        if path.endswith(ending):
            return path[: -len(ending)]
    return path
