"""Build a folder once, also when several test processes want it at the same time."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path


def build_once(final: Path, build: Callable[[Path], None]) -> Path:
    """Return `final`, built by `build` (which is given an empty folder) if it is not there yet.

    The folder gets its name when it is complete, so an interrupted build leaves nothing behind that looks finished.
    When two processes build at once the second throws its copy away.
    """
    if final.is_dir():
        return final
    final.parent.mkdir(parents=True, exist_ok=True)
    building = Path(tempfile.mkdtemp(prefix=f".{final.name}-", dir=final.parent))
    building.chmod(0o755)
    try:
        build(building)
        try:
            building.rename(final)
        except OSError:
            if not final.is_dir():
                raise
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return final
