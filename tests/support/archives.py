"""Unpacking source archives, on every supported Python."""

from __future__ import annotations

import tarfile
from collections.abc import Iterable
from pathlib import Path


def extract(archive: tarfile.TarFile, target: Path, members: Iterable[tarfile.TarInfo] | None = None) -> None:
    """Unpack below `target` and nowhere else; early patch releases of 3.10 and 3.11 have no filters of their own.

    Raises `ValueError` for a member that would land outside.
    """
    chosen = list(archive.getmembers() if members is None else members)
    home = target.resolve()
    for member in chosen:
        if not (home / member.name).resolve().is_relative_to(home):
            raise ValueError(f"{member.name} leaves the archive's folder")
    archive.extractall(target, members=[member for member in chosen if member.isfile() or member.isdir()])
