"""The app's static files, copied to where Next.js serves them at the same URL.

Only files that are there when the project is written; what comes later the app serves itself.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path

from transpiler.facts import AppFacts

_LARGEST = 5_000_000


def static_files(app: AppFacts, folder: Path) -> dict[str, bytes]:
    """URL path (`/static/style.css`) -> content, for the static folders that are known."""
    found: dict[str, bytes] = {}
    for url, place in sorted(app.static_folders.items()):
        root = folder / place
        for path in _files(root):
            if path.stat().st_size <= _LARGEST:
                found.setdefault(f"{url}/{path.relative_to(root).as_posix()}", path.read_bytes())
    return found


def static_code(urls: Iterable[str]) -> str:
    """The text of `bridge/static.ts`."""
    rows = [f"{json.dumps(url, ensure_ascii=False)}," for url in sorted(urls)]
    return "\n".join(
        [
            "/** Files of the app that lie in `public/`; any other is fetched from the app. */",
            "export const staticFiles: ReadonlySet<string> = new Set<string>([",
            *rows,
            "]);",
            "",
        ]
    )


def _files(root: Path) -> list[Path]:
    found: list[Path] = []
    for place, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name != "node_modules")
        found += [Path(place, name) for name in sorted(names) if not name.startswith(".")]
    return found
