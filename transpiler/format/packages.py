"""Pinned npm packages in a private cache: installed once, beside nothing of the user's.

Input: exact versions. Output: a folder with `node_modules`. Raises `NodeMissing` when npm cannot deliver them.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from transpiler.format.node import Node, NodeMissing, cache_dir, publish

_INSTALL_LIMIT_SECONDS = 180
_FLAGS = (
    "--no-audit",
    "--no-fund",
    "--no-update-notifier",
    "--ignore-scripts",
    "--fetch-retries=1",
    "--prefer-offline",  # versions are exact, so what npm has of them is never stale
    "--loglevel=error",
)


def install_packages(node: Node, name: str, pins: Mapping[str, str]) -> Path:
    """The folder in which the packages of `pins` (name -> exact version) are installed.

    The install happens in a folder of its own that is renamed at the end, so a broken one is never seen and
    several processes may do it at once. `name` only makes the folder recognisable.
    """
    manifest = json.dumps({"name": name, "private": True, "dependencies": dict(sorted(pins.items()))}, indent=2)
    final = cache_dir() / "npm" / f"{name}-{hashlib.sha256(manifest.encode()).hexdigest()[:12]}"
    if final.is_dir():
        return final
    hint = "check that npm can reach its registry, then run the command again"
    if not node.npm:
        raise NodeMissing(f"Node at {node.executable} has no npm", "install npm")
    try:
        final.parent.mkdir(parents=True, exist_ok=True)
        building = Path(tempfile.mkdtemp(prefix=f"{name}-", dir=final.parent))
    except OSError as error:
        raise NodeMissing(f"cannot write to the cache {final.parent}: {error}", hint) from error
    try:
        (building / "package.json").write_text(manifest + "\n", encoding="utf-8")
        done = subprocess.run(
            [*node.npm, "install", "--prefix", str(building), *_FLAGS],
            cwd=building,
            env=node.environment(),
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            stdin=subprocess.DEVNULL,
            timeout=_INSTALL_LIMIT_SECONDS,
            check=False,
        )
        if done.returncode != 0:
            raise NodeMissing(f"npm could not install {', '.join(sorted(pins))}: {_last_line(done.stderr)}", hint)
        publish(building, final)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NodeMissing(f"npm could not install {', '.join(sorted(pins))}: {error}", hint) from error
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return final


def _last_line(text: str) -> str:
    """What npm complained about, without the line that names its log file."""
    lines = [line for line in text.strip().splitlines() if "complete log" not in line and line.strip()]
    return lines[-1].strip() if lines else "no reason given"
