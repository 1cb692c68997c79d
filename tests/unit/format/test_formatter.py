"""Prettier behind one warm worker, and what happens without it."""

from __future__ import annotations

from pathlib import Path

import pytest

from transpiler.format import FormatError, Formatter
from transpiler.format.formatter import _Cache


def test_layout_is_that_of_prettier() -> None:
    with Formatter(cache=False) as formatter:
        code = formatter.format("a.tsx", "export const a = <p className='x'>{'b'}  c</p>")
    assert code == 'export const a = <p className="x">{"b"} c</p>;\n'


def test_line_width_and_trailing_commas() -> None:
    with Formatter(cache=False) as formatter:
        fits = "export const call = f(" + "a, " * 24 + "b);\n"
        assert len(fits) <= 100
        assert formatter.format("a.ts", fits) == fits
        assert formatter.format("a.ts", fits.replace("b)", "bbbbbbbb)")).endswith("  bbbbbbbb,\n);\n")


def test_many_at_once_are_not_mixed_up() -> None:
    codes = {f"{number}.ts": f"export  const  a{number} = {number}" for number in range(40)}
    with Formatter(cache=False) as formatter:
        formatted = formatter.format_many(codes)
    assert formatted == {f"{number}.ts": f"export const a{number} = {number};\n" for number in range(40)}


def test_a_refusal_names_the_place_and_does_no_harm() -> None:
    with Formatter(cache=False) as formatter:
        with pytest.raises(FormatError) as caught:
            formatter.format_many({"good.ts": "a", "dir/bad.tsx": "export const a = 1;\nexport const b = <p>;"})
        assert (caught.value.path, caught.value.line) == ("dir/bad.tsx", 2)
        assert str(caught.value).startswith("dir/bad.tsx:2:")
        assert formatter.format("good.ts", "a") == "a;\n"


def test_the_cache_answers_without_node(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    code = "export  const  a = `1\r\n2`"
    with Formatter() as formatter:
        formatted = formatter.format("a.ts", code)
    monkeypatch.setenv("JINJA2TSX_NODE", str(tmp_path / "none"))
    without = Formatter()
    assert without.format("b.ts", code) == formatted
    assert without.missing is None


def test_without_node_the_code_stays_as_it_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("JINJA2TSX_NODE", str(tmp_path / "none"))
    formatter = Formatter(cache=False)
    assert formatter.format_many({"a.ts": "a  = 1"}) == {"a.ts": "a  = 1"}
    assert formatter.missing is not None
    assert "JINJA2TSX_NODE" in formatter.missing.hint


def test_the_cache_does_not_grow_for_ever(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("JINJA2TSX_CACHE_DIR", str(tmp_path))
    monkeypatch.setattr("transpiler.format.formatter._SHELF", 4)
    cache = _Cache(tmp_path / "formatted")
    monkeypatch.setattr(cache, "_file", lambda _path, code: tmp_path / "formatted" / "00" / code)
    for number in range(20):
        cache.put("a.ts", f"{number:02}", "")
    left = sorted(entry.name for entry in (tmp_path / "formatted" / "00").iterdir())
    assert 2 <= len(left) <= 4
    assert left[-1] == "19"
