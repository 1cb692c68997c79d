"""A folder to convert in, and the command."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click.testing
import pytest

from transpiler.cli import main

Run = Callable[..., click.testing.Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `jinja2tsx` with these arguments in an empty folder; an exception that is no exit is raised."""
    monkeypatch.chdir(tmp_path)

    def invoke(*arguments: str, given: bytes | None = None) -> click.testing.Result:
        result = click.testing.CliRunner().invoke(main, arguments, input=given)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return invoke


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    """Writes a file below the folder."""

    def put(name: str, text: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    return put
