"""The Node tools of the tests, pinned by `tests/node/package-lock.json` and installed once per state of it."""

from __future__ import annotations

import functools
import hashlib
import shutil
import subprocess
from pathlib import Path

from tests.support.once import build_once
from tests.support.paths import CACHE, ROOT
from transpiler.format import require_node

_PINS = ROOT / "tests" / "node"
_FILES = ("package.json", "package-lock.json", ".npmrc")


@functools.cache
def node_modules() -> Path:
    """The `node_modules` folder with TypeScript, the types of React, esbuild and the rest."""
    state = hashlib.sha256(b"\0".join((_PINS / name).read_bytes() for name in _FILES)).hexdigest()[:12]
    return build_once(CACHE / "node" / state, _install) / "node_modules"


def run_node(
    *arguments: str, given: str = "", cwd: Path | None = None, timeout: float = 300
) -> subprocess.CompletedProcess[str]:
    """Run `node` with these arguments and `given` on its input; nothing is raised for its exit code."""
    node = require_node()
    return subprocess.run(
        [node.executable, *arguments],
        cwd=cwd,
        env=node.environment(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        input=given,
        timeout=timeout,
        check=False,
    )


def _install(folder: Path) -> None:
    for name in _FILES:
        shutil.copy(_PINS / name, folder)
    node = require_node()
    command = [*node.npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline", "--loglevel=error"]
    done = subprocess.run(
        command,
        cwd=folder,
        env=node.environment(),
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode != 0:
        raise RuntimeError(f"npm ci failed in {folder}:\n{done.stderr}")
