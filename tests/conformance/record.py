"""Record the suites: `python -m tests.conformance.record` (the tests do it by themselves when it was not done yet)."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from tests.support.archives import extract
from tests.support.once import build_once
from tests.support.paths import CACHE, ROOT

_HERE = Path(__file__).parent
_RECORDERS = ("values.py", "environment.py", "recorder.py", "replay.py", "record.py")

# Newer pytest collects Flask's suite no more; trio is what some tests of Jinja2 run on.
_SUITE_NEEDS = ("pytest==8.4.2", "trio==0.32.0")

# name -> source distribution, its hash, arguments for pytest
SUITES: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "jinja": ("jinja2==3.1.6", "0137fb05990d35f1275a587e9aee6d56da821fc83491a0fb838183be43f66d6d", ("tests",)),
    "flask": (
        "flask==3.1.3",
        "0ef0e52b8a9cd932855379197dd8f94047b359ca0a78695144304cb45f87c9eb",
        ("tests", "--ignore=tests/test_cli.py"),  # these start processes of their own
    ),
}


def recorded() -> Path:
    """The folder with `jinja_cases.jsonl` and `flask_cases.jsonl`; made when needed, again when a recorder changed."""
    state = hashlib.sha256(b"\0".join((_HERE / name).read_bytes() for name in _RECORDERS)).hexdigest()[:12]
    return build_once(CACHE / "conformance" / state, _record)


def _record(folder: Path) -> None:
    suites = {name: _source(requirement, digest) for name, (requirement, digest, _) in SUITES.items()}
    python = _environment(list(suites.values()))
    for name, (_, _, arguments) in SUITES.items():
        with tempfile.TemporaryDirectory() as scratch:
            raw = Path(scratch, "raw.jsonl")
            # Some tests of Flask fail without extras that are no matter of templates, so the exit code says nothing.
            command = ["-m", "pytest", "-q", "-p", "conformance.recorder", "-p", "no:cacheprovider"]
            _run(
                python, *command, "--record-renderings", str(raw), *arguments, cwd=suites[name], seed="0", codes=(0, 1)
            )
            _run(python, "-m", "conformance.replay", str(raw), str(folder / f"{name}_cases.jsonl"), seed="7")


def _source(requirement: str, digest: str) -> Path:
    """The unpacked source distribution."""
    package = requirement.partition("==")[0]

    def fetch(target: Path) -> None:
        command = ["-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", package, requirement]
        _run(Path(sys.executable), *command, "--dest", str(target))
        (archive,) = target.glob("*.tar.gz")
        found = hashlib.sha256(archive.read_bytes()).hexdigest()
        if found != digest:
            raise RuntimeError(f"{archive.name} has the hash {found}, {digest} is expected")
        with tarfile.open(archive) as sdist:
            extract(sdist, target)
        archive.unlink()

    (unpacked,) = build_once(CACHE / "conformance" / requirement, fetch).iterdir()
    return unpacked


def _environment(suites: list[Path]) -> Path:
    """The Python of an environment with just the suites: the project's own packages must not play a part."""

    def create(target: Path) -> None:
        _run(Path(sys.executable), "-m", "venv", str(target))
        # Called by path: the folder is renamed afterwards, which only the scripts in `bin` would notice.
        _run(_python(target), "-m", "pip", "install", "--quiet", *map(str, suites), *_SUITE_NEEDS)

    needs = hashlib.sha256(repr((suites, _SUITE_NEEDS, sys.version)).encode()).hexdigest()[:12]
    return _python(build_once(CACHE / "conformance" / f"venv-{needs}", create))


def _python(environment: Path) -> Path:
    return environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _run(
    python: Path, *arguments: str, cwd: Path | None = None, seed: str = "0", codes: tuple[int, ...] = (0,)
) -> None:
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    surroundings |= {"PYTHONPATH": str(ROOT / "tests"), "PYTHONHASHSEED": seed, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [str(python), *arguments],
        cwd=cwd,
        env=surroundings,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode not in codes:
        raise RuntimeError(f"{' '.join(arguments)} failed:\n{done.stdout[-3000:]}{done.stderr[-3000:]}")


if __name__ == "__main__":
    print(recorded())
