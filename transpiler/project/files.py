"""Writing files so that none is ever half there."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from pathlib import Path


def digest(text: str) -> str:
    """The fingerprint of a file's text."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def write_atomic(path: Path, text: str) -> None:
    """Write a file beside its place, then put it there in one step. Raises `OSError`; leaves no other file behind."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:50]}.", suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        os.chmod(name, 0o666 & ~_umask())
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def read(path: Path) -> str | None:
    """The text of a file; None if there is none, or if it is no text we could have written."""
    try:
        return path.read_bytes().decode("utf-8")
    except (FileNotFoundError, UnicodeDecodeError, NotADirectoryError, IsADirectoryError):
        return None


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
