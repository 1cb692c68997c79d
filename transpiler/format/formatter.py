"""Code -> the same code as Prettier lays it out, by one warm worker.

Output is the same on every machine: Prettier is pinned, its options stand here, and no configuration file is read.
Without Node the code comes back as it was, and `Formatter.missing` says why.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

from transpiler.format.node import NodeMissing, cache_dir, require_node
from transpiler.format.packages import install_packages
from transpiler.format.worker import Worker

PRETTIER_VERSION = "3.10.1"
OPTIONS: Mapping[str, object] = {"printWidth": 100, "semi": True, "singleQuote": False, "trailingComma": "all"}

_SHELF = 64
"""Entries in one of the 256 folders of the cache."""

_WORKER = Path(__file__).with_name("prettier_worker.mjs")


class FormatError(Exception):
    """Prettier refuses the code: it is not valid TypeScript. Has the path and, where known, line and column."""

    def __init__(self, path: str, message: str, line: int | None, column: int | None) -> None:
        place = path if line is None else f"{path}:{line}:{column}"
        super().__init__(f"{place}: {message}")
        self.path = path
        self.message = message
        self.line = line
        self.column = column


class Formatter:
    """Formats code; starts its worker when the first code arrives that the cache on disk does not know.

    `node` is the user's setting, as for `find_node`. After the first call `missing` tells why nothing is formatted,
    or is None.
    """

    def __init__(self, node: str | None = None, *, cache: bool = True) -> None:
        self.missing: NodeMissing | None = None
        self._setting = node
        self._cache = _Cache(cache_dir() / "formatted") if cache else None
        self._worker: Worker | None = None

    def format(self, path: str, code: str) -> str:
        """The formatted code. Raises `FormatError` when Prettier refuses it, `WorkerError` when Node breaks down."""
        return self.format_many({path: code})[path]

    def format_many(self, codes: Mapping[str, str]) -> dict[str, str]:
        """The formatted code of every path. The first refusal, in the order of the paths, is raised."""
        known = {path: self._cache.get(path, code) if self._cache else None for path, code in codes.items()}
        asked = [path for path, formatted in known.items() if formatted is None]
        worker = self._start() if asked else None
        if worker is None:
            return {path: formatted if formatted is not None else codes[path] for path, formatted in known.items()}
        requests = [{"path": path, "code": codes[path], "options": OPTIONS} for path in asked]
        refusal: FormatError | None = None
        for path, reply in zip(asked, worker.ask_many(requests), strict=True):
            if "error" in reply:
                refusal = refusal or FormatError(path, **reply["error"])
                continue
            known[path] = reply["code"]
            if self._cache:
                self._cache.put(path, codes[path], reply["code"])
        if refusal is not None:
            raise refusal
        return {path: formatted for path, formatted in known.items() if formatted is not None}

    def close(self) -> None:
        """End the worker."""
        if self._worker is not None:
            self._worker.close()

    def __enter__(self) -> Formatter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _start(self) -> Worker | None:
        if self._worker is None and self.missing is None:
            try:
                node = require_node(self._setting)
                home = install_packages(node, "prettier", {"prettier": PRETTIER_VERSION})
                self._worker = Worker(node, _WORKER, [str(home)])
            except NodeMissing as missing:
                self.missing = missing
        return self._worker


class _Cache:
    """Formatted code by the content of its source. Losing or failing to write an entry only costs time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, path: str, code: str) -> str | None:
        try:
            return self._file(path, code).read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError):
            return None

    def put(self, path: str, code: str, formatted: str) -> None:
        file = self._file(path, code)
        with contextlib.suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(
                "w", encoding="utf-8", newline="", dir=file.parent, delete=False
            ) as writing:
                writing.write(formatted)
            os.replace(writing.name, file)
            self._prune(file.parent)

    def _prune(self, shelf: Path) -> None:
        """Keep the cache from growing for ever: the half of a full shelf that is older goes."""
        entries = list(shelf.iterdir())
        if len(entries) > _SHELF:
            for entry in sorted(entries, key=lambda entry: entry.stat().st_mtime)[: _SHELF // 2]:
                entry.unlink(missing_ok=True)

    def _file(self, path: str, code: str) -> Path:
        """Named by all that the result depends on: of the path only the ending, which chooses the parser."""
        key = json.dumps([PRETTIER_VERSION, OPTIONS, path.rpartition(".")[2], code])
        digest = hashlib.sha256(key.encode()).hexdigest()
        return self._folder / digest[:2] / digest[2:]
