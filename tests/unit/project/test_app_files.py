"""Where the app is looked for."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from transpiler.project import find_app

SCRIPT = "from flask import render_template\n"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for anything of anybody, above a folder with templates."""
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path))
    (tmp_path / "work" / "shop" / "templates").mkdir(parents=True)
    return tmp_path


def test_scripts_of_a_shared_folder_are_no_app(place: Path) -> None:
    (place / "script.py").write_text(SCRIPT, encoding="utf-8")
    assert find_app([place / "work" / "shop" / "templates"]) is None


def test_the_nearest_parent_that_shows_templates(place: Path) -> None:
    (place / "work" / "views.py").write_text(SCRIPT, encoding="utf-8")
    assert find_app([place / "work" / "shop" / "templates"]) == place / "work"


def test_a_checkout_is_not_left(place: Path) -> None:
    (place / "work" / "views.py").write_text(SCRIPT, encoding="utf-8")
    (place / "work" / "shop" / ".git").mkdir()
    assert find_app([place / "work" / "shop" / "templates"]) is None


def test_a_shared_folder_that_holds_the_templates_itself(place: Path) -> None:
    (place / "app.py").write_text(SCRIPT, encoding="utf-8")
    (place / "templates").mkdir()
    assert find_app([place / "templates"]) == place
