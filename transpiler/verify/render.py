"""Emitted modules and props -> the HTML that React's server renderer gives.

Input: an output folder (or its files as a dictionary), the module in it, props that JSON can carry. Raises
`RenderError` when the module cannot be built or throws, `NodeMissing` and `WorkerError` when Node is the problem.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from transpiler.format import Reply
from transpiler.verify.engine import engine

_ENDINGS = (".tsx", ".ts", ".jsx", ".js", ".mjs", ".json")
_NOT_OURS = frozenset({"node_modules", ".next", ".git", "public"})

Out = Path | Mapping[str, str]


class RenderError(Exception):
    """A module that cannot be built, or that threw. `name` is the JavaScript error's class."""

    def __init__(self, module: str, name: str, message: str, stack: str) -> None:
        super().__init__(f"{module}: {name}: {message}")
        self.module = module
        self.name = name
        self.message = message
        self.stack = stack


@dataclass(frozen=True, slots=True)
class Rendering:
    """One thing to render: a module (`templates/blog/index`), the props, and the name of its export.

    `call`: the export is a function that returns a string. `replay` holds the results of `lib/env`, by name and
    arguments (see `replay.py`). `text`: the string is no HTML but what stands in an attribute or title.
    """

    module: str
    props: object
    export: str = "default"
    call: bool = False
    replay: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    text: bool = False


class ReactRenderer:
    """Renders the modules of output folders; each state of a folder is bundled once.

    A `.ts` module (a template that is no HTML) is called with the props and returns text; a `.tsx` module is rendered
    as a component. `alias` is how imports from the output folder start, as in `Options.import_alias`.
    """

    def __init__(self, node: str | None = None, *, alias: str = "@") -> None:
        self._engine = engine(node)
        self._alias = alias
        self._seen: dict[Path, tuple[str, str]] = {}

    def render(self, out: Out, module: str, props: object, export: str = "default") -> str:
        """The HTML of one module."""
        result = self.render_many(out, [Rendering(module, props, export)])[0]
        if isinstance(result, RenderError):
            raise result
        return result

    def render_many(
        self, out: Out, renderings: Sequence[Rendering], *, places: bool = False
    ) -> list[str | RenderError]:
        """The HTML of each rendering, or the error it ended in.

        With `places` every element says in the attribute `data-jinja2tsx-place` where its JSX stands.
        """
        key = self._load(out, places)
        requests = (
            {
                "do": "render",
                "key": key,
                "module": one.module,
                "export": one.export,
                "props": one.props,
                "call": one.call,
                "replay": one.replay,
            }
            for one in renderings
        )
        replies = self._engine.ask_many(requests)
        return [_result(one.module, reply) for one, reply in zip(renderings, replies, strict=True)]

    def _load(self, out: Out, places: bool = False) -> str:
        """Bring the files into the worker, unless it has this very state of them; returns its key."""
        if isinstance(out, Path) and not places:
            state = _state(out)
            seen_state, key = self._seen.get(out, ("", ""))
            if state == seen_state and self._engine.ask({"do": "knows", "key": key})["known"]:
                return key
            key = self._load_files(_texts(out))
            self._seen[out] = (state, key)
            return key
        return self._load_files(_texts(out) if isinstance(out, Path) else out, places)

    def _load_files(self, files: Mapping[str, str], places: bool = False) -> str:
        key = _digest([self._alias, str(places), *(part for item in sorted(files.items()) for part in item)])
        if not self._engine.ask({"do": "knows", "key": key})["known"]:
            self._engine.ask({"do": "load", "key": key, "files": dict(files), "alias": self._alias, "places": places})
        return key


def _result(module: str, reply: Reply) -> str | RenderError:
    if "error" in reply:
        return RenderError(module, **reply["error"])
    html: str = reply["html"]
    return html


def _files(out: Path) -> list[Path]:
    """The modules of an output folder, in a stable order."""
    found: list[Path] = []
    for folder, folders, names in os.walk(out):
        folders[:] = sorted(name for name in folders if name not in _NOT_OURS)
        found += [Path(folder, name) for name in sorted(names) if name.endswith(_ENDINGS)]
    return found


def _texts(out: Path) -> dict[str, str]:
    return {path.relative_to(out).as_posix(): path.read_text(encoding="utf-8") for path in _files(out)}


def _state(out: Path) -> str:
    """Changes whenever a file does, and is had without reading one."""
    entries = ((path, path.stat()) for path in _files(out))
    return _digest(f"{path}\0{stat.st_mtime_ns}\0{stat.st_size}" for path, stat in entries)


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256(json.dumps(list(parts)).encode()).hexdigest()
