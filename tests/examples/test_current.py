"""`examples/*/web` is what the converter writes; `make examples` brings it up to date."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.examples.apps import EXAMPLES, Example
from transpiler.project import Request, Settings, convert_project, open_project, write_outcome

COMMITTED = [example for example in EXAMPLES if example.web is not None]


def files_of(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}


@pytest.mark.parametrize("example", COMMITTED, ids=str)
def test_output_is_current(example: Example, tmp_path: Path) -> None:
    app = tmp_path / example.name
    shutil.copytree(example.folder, app, ignore=shutil.ignore_patterns("__pycache__", "web"))
    assert example.web is not None
    env = example.web / "lib" / "env.ts"
    if env.is_file():
        (app / "web" / "lib").mkdir(parents=True)
        shutil.copy(env, app / "web" / "lib")
    outcome = convert_project(open_project(Request((app,), Settings(types=False), app / "web", jobs=1)))
    write_outcome(outcome)
    assert not outcome.unformatted
    assert files_of(app / "web") == files_of(example.web)
