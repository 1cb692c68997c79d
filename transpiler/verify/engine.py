"""One warm Node process for everything that needs React or an HTML parser: rendering and comparing pages.

Raises `NodeMissing` when Node or its packages cannot be had, `WorkerError` when the process breaks down.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path

from transpiler.format import Worker, install_packages, require_node

PACKAGES: Mapping[str, str] = {
    "esbuild": "0.28.2",
    "parse5": "8.1.1",
    "react": "19.3.1",
    "react-dom": "19.3.1",
}

_WORKER = Path(__file__).with_name("worker.mjs")


@functools.cache
def engine(node: str | None = None) -> Worker:
    """The process; the same one for the same setting (as for `find_node`), until this Python ends."""
    found = require_node(node)
    home = install_packages(found, "verify", PACKAGES)
    return Worker(found, _WORKER, [str(home)])
