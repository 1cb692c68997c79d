"""The migrated project of an app: written, installed, type-checked, built, served."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.e2e.recipe import Recipe
from tests.support.corpora import flask_tutorial
from tests.support.once import build_once
from tests.support.paths import CACHE, ROOT
from transpiler.format import require_node

PLACE = CACHE / "e2e"
SECRET = "0123456789abcdef0123456789abcdef"
_START = 60


class StepError(Exception):
    """A step of the way that did not work, with what it printed."""


def python_of(recipe: Recipe) -> str:
    """The interpreter that has the app's packages."""
    if not recipe.requirements:
        return sys.executable
    state = hashlib.sha256("\n".join(recipe.requirements).encode()).hexdigest()[:12]

    def build(folder: Path) -> None:
        run_command([sys.executable, "-m", "venv", str(folder / "venv")], ROOT)
        run_command([str(folder / "venv" / "bin" / "python"), "-m", "pip", "install", "-q", *recipe.requirements], ROOT)

    # an environment knows its place, so it is built where it stays
    final = PLACE / "python" / f"{recipe.name}-{state}"
    if not (final / "ready").exists():
        shutil.rmtree(final, ignore_errors=True)
        final.mkdir(parents=True)
        build(final)
        (final / "ready").touch()
    return str(final / "venv" / "bin" / "python")


def source_of(recipe: Recipe, python: str) -> Path:
    """The folder that holds the app's package."""
    if recipe.source == "flask":
        return flask_tutorial()
    if recipe.source == "examples":
        return ROOT / "examples"
    if recipe.source == "e2e":
        return ROOT / "tests" / "e2e"
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    return Path(run_command([python, "-c", code], ROOT).strip())


def migrate(recipe: Recipe, source: Path, options: Sequence[str] = ()) -> Path:
    """Copy the app, write its project below a folder that holds the packages, and return that project."""
    folder = _packages() / recipe.name
    shutil.rmtree(folder / recipe.package, ignore_errors=True)
    ignore = shutil.ignore_patterns("__pycache__", "web")
    shutil.copytree(source / recipe.package, folder / recipe.package, ignore=ignore)
    web = folder / "web"
    for path in list(web.iterdir()) if web.is_dir() else ():
        if path.name != ".next":
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    env = source / recipe.package / "web" / "lib" / "env.ts"
    if env.is_file():
        (web / "lib").mkdir(parents=True)
        shutil.copy(env, web / "lib")
    command = [sys.executable, "-m", "transpiler", "migrate", str(folder / recipe.package), "-o", str(web), *options]
    print(run_command(command, ROOT, codes=(0, 1)))
    return web


def build(web: Path) -> None:
    """Build and type-check the project. Nothing that was written may change by it."""
    before = _written(web)
    run_command(_next("build"), web, _environment())
    run_command(_tool("typescript", "tsc", "--noEmit"), web, _environment())
    if changed := [path for path, content in _written(web).items() if before.get(path) != content]:
        raise StepError(f"the build changed {', '.join(changed)}")


@contextlib.contextmanager
def served_app(recipe: Recipe, python: str, source: Path, data: Path, manifest: Path | None = None) -> Iterator[str]:
    """The app on a free port, with fresh data."""
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir(parents=True)
    port = free_port()
    command = [
        python,
        "-m",
        "tests.e2e.serve",
        recipe.name,
        str(port),
        str(data),
        *([str(manifest)] if manifest else []),
    ]
    paths = os.pathsep.join([str(source), str(ROOT)])
    environment = {**os.environ, "PYTHONPATH": paths, "PYTHONHASHSEED": "0", "JINJA2TSX_SECRET": SECRET}
    with _running(command, ROOT, environment, port, data.with_suffix(".log")):
        yield f"http://127.0.0.1:{port}"


@contextlib.contextmanager
def served_front(web: Path, app: str, log: Path, host: str = "") -> Iterator[str]:
    """`next start` in front of the app."""
    port = free_port()
    extra = ["-H", host] if host else []
    environment = _environment() | {"APP_ORIGIN": app, "JINJA2TSX_SECRET": SECRET}
    with _running([*_next("start"), "-p", str(port), *extra], web, environment, port, log):
        yield f"http://127.0.0.1:{port}"


def free_port() -> int:
    """A port nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _packages() -> Path:
    """A folder with the packages that every written project asks for; projects lie below it."""
    files = ROOT / "transpiler" / "project" / "next" / "files"
    wanted = json.loads((files / "package.json").read_text("utf-8").replace("{name}", "e2e"))
    state = hashlib.sha256(json.dumps(wanted, sort_keys=True).encode()).hexdigest()[:12]

    def install(folder: Path) -> None:
        (folder / "package.json").write_text(json.dumps(wanted), encoding="utf-8")
        node = require_node()
        run_command([*node.npm, "install", "--no-audit", "--no-fund", "--loglevel=error"], folder, node.environment())

    return build_once(PLACE / f"next-{state}", install)


def _next(*arguments: str) -> list[str]:
    return _tool("next", "next", *arguments)


def _tool(package: str, name: str, *arguments: str) -> list[str]:
    modules = _packages() / "node_modules"
    return [str(require_node().executable), str((modules / ".bin" / name).resolve()), *arguments]


def _environment() -> dict[str, str]:
    return {**require_node().environment(), "NEXT_TELEMETRY_DISABLED": "1"}


def _written(web: Path) -> dict[str, bytes]:
    manifest = json.loads((web / "jinja2tsx.json").read_text("utf-8"))
    return {path: (web / path).read_bytes() for path in manifest["files"]}


def run_command(
    command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None, codes: Sequence[int] = (0,)
) -> str:
    """What a command prints. Raises `StepError` for another exit code."""
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    if done.returncode not in codes:
        raise StepError(f"{' '.join(command)}: exit code {done.returncode}\n{done.stdout[-4000:]}{done.stderr[-4000:]}")
    return done.stdout + done.stderr


@contextlib.contextmanager
def _running(
    command: Sequence[str], folder: Path, environment: Mapping[str, str], port: int, log: Path
) -> Iterator[None]:
    with log.open("wb") as out:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdout=out,
            stderr=out,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            _await(process, port, log)
            yield
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def _await(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    end = time.monotonic() + _START
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    raise StepError(f"nothing listens at port {port}:\n{log.read_text('utf-8', 'replace')[-4000:]}")
