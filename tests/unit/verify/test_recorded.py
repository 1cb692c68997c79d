"""Contexts recorded from the tests of an app: flaskr's own suite, and a FastAPI app."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from tests.support.corpora import flask_tutorial
from tests.support.paths import ROOT
from transpiler.cli import main

STARLETTE = """
from fastapi import FastAPI, Request
from fastapi.templating import Jinja2Templates
from fastapi.testclient import TestClient

app = FastAPI()
templates = Jinja2Templates("templates")


@app.get("/")
def index(request: Request):
    return templates.TemplateResponse(request, "index.html", {"items": [{"name": "<a>", "secret": 1}], "unread": 2})


def test_index():
    assert TestClient(app).get("/").status_code == 200
"""


def record(folder: Path, out: Path, path: str) -> list[dict[str, object]]:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "transpiler.pytest_plugin", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [*command, "--jinja2tsx-record", str(out), path],
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(folder)]),
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "is not recorded" not in done.stdout
    return [json.loads(line) for line in out.read_text("utf-8").splitlines()]


def verified(templates: Path, contexts: Path) -> dict[str, list[str]]:
    arguments = ["verify", str(templates), "--contexts", str(contexts), "--output-format", "json"]
    result = CliRunner().invoke(main, arguments)
    found = json.loads(result.stdout)["templates"]
    return {one["template"]: [pair["status"] for pair in one["pairs"]] for one in found}


def test_flaskr_with_what_its_own_tests_render(tmp_path: Path) -> None:
    out = tmp_path / "contexts.jsonl"
    recorded = record(flask_tutorial(), out, "tests")
    assert {one["template"] for one in recorded} == {
        "auth/login.html", "auth/register.html", "blog/create.html", "blog/index.html", "blog/update.html"
    }  # fmt: skip
    pairs = verified(flask_tutorial() / "flaskr" / "templates", out)
    assert sum(map(len, pairs.values())) == len(recorded) >= 8
    assert {status for found in pairs.values() for status in found} == {"same"}


def test_starlette(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    page = "<ul>{% for item in items %}<li>{{ item.name }}</li>{% endfor %}</ul>"
    (tmp_path / "templates" / "index.html").write_text(page, encoding="utf-8")
    (tmp_path / "test_app.py").write_text(STARLETTE, encoding="utf-8")
    (one,) = record(tmp_path, tmp_path / "contexts.jsonl", "test_app.py")
    assert one == {"template": "index.html", "context": {"items": [{"$dict": [["name", "<a>"]]}]}}
    assert verified(tmp_path / "templates", tmp_path / "contexts.jsonl") == {"index.html": ["same"]}
