"""What the README shows is what the converter does."""

from __future__ import annotations

import re

from tests.support.paths import ROOT
from transpiler.cli import main

README = (ROOT / "README.md").read_text("utf-8")
BLOG = ROOT / "examples" / "blog"


def test_before_and_after_are_the_files() -> None:
    before, after = (re.search(rf"```{kind}\n(.*?)```", README, re.DOTALL) for kind in ("jinja", "tsx"))
    assert before
    assert after
    assert before[1] == (BLOG / "templates" / "blog" / "index.html").read_text("utf-8")
    assert after[1] == (BLOG / "web" / "templates" / "blog" / "index.tsx").read_text("utf-8")


def test_links_lead_somewhere() -> None:
    assert [link for link in re.findall(r"\]\(([^)]+)\)", README) if not (ROOT / link).exists()] == []


def test_commands_are_there() -> None:
    assert set(re.findall(r"^jinja2tsx (\w+)", README, re.MULTILINE)) == set(main.commands)
