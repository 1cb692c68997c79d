"""The rules of an app that is started, as JSON: `python -m tests.corpora.url_map MODULE DATA`.

`rules` are `[endpoint, rule, methods, module of the view]`, in werkzeug's spelling; `config` holds the app's settings
that are texts, which rules may be made of.
"""

from __future__ import annotations

import importlib
import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_PARAMETER = re.compile(r"\{(\w+)(?::(\w+))?\}")
_HIDDEN = frozenset({"HEAD", "OPTIONS"})


def main(name: str, data: str) -> None:
    """Print the rules of the app that a module makes."""
    Path(data).mkdir(parents=True, exist_ok=True)
    app = importlib.import_module(name).make(Path(data))
    if hasattr(app, "url_map"):
        config = {key: value for key, value in app.config.items() if isinstance(value, str)}
        found = {"rules": list(_flask(app)), "config": config}
    else:
        found = {"rules": list(_starlette(app.routes, "", "")), "config": {}}
    json.dump(found, sys.stdout)
    sys.stdout.flush()
    os._exit(0)  # threads that an app started would keep the process


def _flask(app: Any) -> Iterator[list[object]]:
    for rule in app.url_map.iter_rules():
        view = app.view_functions.get(rule.endpoint)
        yield [rule.endpoint, rule.rule, sorted((rule.methods or set()) - _HIDDEN), getattr(view, "__module__", "")]


def _starlette(routes: Any, name: str, prefix: str) -> Iterator[list[object]]:
    for route in routes:
        if hasattr(route, "effective_candidates"):  # what FastAPI makes of `include_router`
            yield from _starlette(route.effective_candidates(), name, prefix)
            continue
        own = getattr(route, "name", "") or ""
        full = f"{name}:{own}" if name and own else name or own
        path = prefix + _PARAMETER.sub(_spelled, route.path)
        if type(route).__name__ == "Mount":
            inner = getattr(route.app, "routes", None)
            if inner is None:
                yield [full, f"{path}/<path:path>", ["GET"], type(route.app).__module__]
            else:
                yield from _starlette(inner, full, path)
        elif hasattr(route, "endpoint"):
            methods = sorted((getattr(route, "methods", None) or set()) - _HIDDEN)
            yield [full, path, methods, getattr(route.endpoint, "__module__", "")]


def _spelled(match: re.Match[str]) -> str:
    name, converter = match.groups()
    return f"<{name}>" if converter in (None, "str") else f"<{converter}:{name}>"


if __name__ == "__main__":
    main(*sys.argv[1:])
