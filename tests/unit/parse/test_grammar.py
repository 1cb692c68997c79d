"""The grammar: how it is put together, found and kept."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lark import Lark

from tests.support.paths import ROOT
from transpiler.parse import cache
from transpiler.parse.grammar import grammar_text
from transpiler.parse.lexer import TemplateLexer

ALL = frozenset({"i18n", "do", "loopcontrols", "debug"})


def test_without_conflicts() -> None:
    """`strict` refuses a state that would need more than one token to decide; Lark would silently shift."""
    text = grammar_text(ALL, (("cache", "block"), ("asset", "inline")))
    Lark(text, parser="lalr", lexer=TemplateLexer, start=["template", "tag_arguments"], strict=True)


def test_every_file_is_used() -> None:
    text = grammar_text(ALL, (("cache", "block"), ("asset", "inline")))
    for file in (ROOT / "grammar").rglob("*.lark"):
        first = file.read_text(encoding="utf-8").splitlines()[0]
        assert first in text or file.name.startswith("custom_"), file


def test_only_what_the_options_ask_for() -> None:
    text = grammar_text(frozenset(), (("asset", "inline"),))
    assert "_TRANS_OPEN" not in text
    assert "asset\\b" in text


def test_tables_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JINJA2TSX_CACHE_DIR", str(tmp_path))
    grammar = 'start: "a"+'
    for _ in range(2):
        assert cache.build_lark(grammar).parse("aaa").data == "start"
    (file,) = (tmp_path / "grammar").iterdir()
    file.write_bytes(b"broken")
    assert cache.build_lark(grammar).parse("aaa").data == "start"


def test_nothing_can_be_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("JINJA2TSX_CACHE_DIR", str(tmp_path / "file"))
    assert cache.build_lark('start: "a"+').parse("aaa").data == "start"


def test_installed_from_the_wheel(tmp_path: Path) -> None:
    """The wheel has the grammar as `transpiler/_grammar`; here the same layout is made by hand."""
    shutil.copytree(ROOT / "transpiler", tmp_path / "transpiler", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "grammar", tmp_path / "transpiler" / "_grammar")
    code = "from transpiler.parse.grammar import grammar_text; print(len(grammar_text(frozenset(), ())))"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert int(done.stdout) == len(grammar_text(frozenset(), ()))
