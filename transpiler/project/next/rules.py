"""URL rules as Next.js spells them: folders below `app/`, and a pattern for the paths.

The pattern says which paths are worth asking the app for: the app's own routing has the last word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_PARAMETER = re.compile(r"<(?:[a-zA-Z_]\w*(?:\([^)]*\))?:)?(?P<name>[a-zA-Z_]\w*)>")
_SETTING = "<config["
_PATTERNS = {
    "int": r"-?\d+",
    "float": r"-?\d+\.\d+",
    "uuid": r"[0-9A-Fa-f-]{36}",
    "path": r"[^/].*",
}
_SEGMENT = r"[^/]+"
_JS_SPECIAL = re.compile(r"[.*+?^${}()|\[\]\\]")
# what a folder name means to Next.js, or a file system cannot hold
_NO_FOLDER = re.compile(r"^[_@(\[.]|[\\:*?\"<>|%\s]")


@dataclass(frozen=True, slots=True)
class Segment:
    """One folder: a fixed name, or a parameter that takes one part of the path or all the rest (`rest`)."""

    text: str
    parameter: bool = False
    rest: bool = False


@dataclass(frozen=True, slots=True)
class Path:
    """A rule: its folders, the regular expression of its paths (JavaScript's spelling)."""

    segments: tuple[Segment, ...]
    pattern: str


def path_of(rule: str, converters: dict[str, str]) -> Path | None:
    """The folders of a rule; None where Next.js has none: a parameter beside text in one part of the path
    (`/user-<id>`), a `path` before the end, a part out of the app's configuration.
    """
    if _SETTING in rule or not rule.startswith("/"):
        return None
    parts = [part for part in rule.split("/") if part]
    segments: list[Segment] = []
    pattern = ""
    for index, part in enumerate(parts):
        found = _PARAMETER.fullmatch(part)
        if found is not None:
            converter = converters.get(found["name"], "string")
            if converter == "path" and index < len(parts) - 1:
                return None
            segments.append(Segment(found["name"], True, converter == "path"))
            pattern += "/" + _pattern(converter)
        elif "<" in part or _NO_FOLDER.search(part):
            return None
        else:
            segments.append(Segment(part))
            pattern += "/" + escaped(part)
    return Path(tuple(segments), f"^{pattern}/?$")


def escaped(text: str) -> str:
    """The text in a JavaScript regular expression that means just it."""
    return _JS_SPECIAL.sub(lambda found: "\\" + found[0], text)


def folders(paths: Sequence[Path]) -> list[str]:
    """The folder of each path's page below `app/`. Next.js takes one name for a parameter at one place, so the
    first one found there names them all; pages get their values from the app, not from the path.
    """
    names: dict[tuple[str, bool], str] = {}
    found = []
    for path in paths:
        folder = ""
        for segment in path.segments:
            name = segment.text
            if segment.parameter:
                # Next.js refuses `[x]` beside `[...x]`
                own = f"{segment.text}_rest" if segment.rest else segment.text
                name = names.setdefault((folder, segment.rest), own)
                name = f"[...{name}]" if segment.rest else f"[{name}]"
            folder = f"{folder}/{name}" if folder else name
        found.append(folder)
    return found


def _pattern(converter: str) -> str:
    if converter.startswith("any("):
        values = converter[4:-1].split(",")
        return "(?:" + "|".join(escaped(value.strip().strip("'\"")) for value in values) + ")"
    return _PATTERNS.get(converter, _SEGMENT)
