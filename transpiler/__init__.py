"""Turn Jinja2 templates into typed React Server Components that render the same page."""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_PUBLIC = {"Options": "transpiler.options", "Result": "transpiler.pipeline", "transpile": "transpiler.pipeline"}


def __getattr__(name: str) -> Any:
    """The library's names, imported on first use: an app that only needs `transpiler.bridge` loads nothing else."""
    if name not in _PUBLIC:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_PUBLIC[name]), name)
