"""The html5lib tests of tokenizer and tree, from the pinned html5lib source distribution on PyPI (kept in `.cache`)."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.support.archives import extract

ARCHIVE = "html5lib-1.1.tar.gz"
SHA256 = "b2e5b40261e20f354d198eae92afc10d750afb487ed5e50f9c4eaf07c184146f"
CACHE = Path(__file__).parents[3] / ".cache" / "html5lib"
FOLDER = "html5lib-1.1/html5lib/tests/testdata"


@dataclass(frozen=True)
class Case:
    name: str
    state: str
    last_start: str | None
    input: str
    output: list[list[Any]]


def cases() -> list[Case]:
    """All cases, one per start state; skips the test where the archive cannot be had."""
    return [case for file in sorted(_folder("tokenizer").glob("*.test")) for case in _cases(file)]


def documents() -> dict[str, str]:
    """The inputs of the tree construction tests by file and number: whole documents, read without scripting."""
    found: dict[str, str] = {}
    for file in sorted(_folder("tree-construction").glob("*.dat")):
        for number, test in enumerate(re.split(r"(?:^|\n\n)(?=#data\n)", file.read_text(encoding="utf-8"))):
            data, _, rest = test.removeprefix("#data\n").partition("\n#errors")
            if test and "\n#document-fragment" not in rest and "\n#script-on" not in rest:
                found[f"{file.stem}-{number}"] = data
    return found


def _folder(kind: str) -> Path:
    folder = CACHE / FOLDER / kind
    if not folder.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        if not (CACHE / ARCHIVE).exists():
            _download()
        if hashlib.sha256((CACHE / ARCHIVE).read_bytes()).hexdigest() != SHA256:
            pytest.fail(f"{ARCHIVE} is not the pinned one")
        with tarfile.open(CACHE / ARCHIVE) as archive:
            extract(archive, CACHE, [item for item in archive if item.name.startswith(f"{FOLDER}/{kind}")])
    return folder


def _download() -> None:
    constraint = CACHE / "build-constraint.txt"
    constraint.write_text("setuptools<70\n")  # its setup.py needs pkg_resources
    command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:", "-d", str(CACHE)]
    result = subprocess.run([*command, "--build-constraint", str(constraint), "html5lib==1.1"], check=False)
    if result.returncode:
        pytest.skip("html5lib 1.1 could not be downloaded")


def _cases(file: Path) -> Iterator[Case]:
    for test in json.loads(file.read_text(encoding="utf-8")).get("tests", ()):
        decode = _unescape if test.get("doubleEscaped") else _same
        output = [[decode(part) for part in token] for token in test["output"] if token != "ParseError"]
        for state in test.get("initialStates", ["Data state"]):
            text = decode(test["input"]).replace("\r\n", "\n").replace("\r", "\n")
            name = f"{file.stem}: {test['description']} ({state})"
            yield Case(name, state.removesuffix(" state").lower(), test.get("lastStartTag"), text, output)


def _same(value: Any) -> Any:
    return value


def _unescape(value: Any) -> Any:
    if isinstance(value, str):
        return re.sub(r"\\u([0-9A-Fa-f]{4})", lambda match: chr(int(match[1], 16)), value)
    if isinstance(value, dict):
        return {_unescape(key): _unescape(item) for key, item in value.items()}
    return value
