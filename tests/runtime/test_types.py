"""The run-time library passes the strictest check of TypeScript and holds to its own rules."""

from __future__ import annotations

import re
from collections import Counter

from tests.support.paths import ROOT
from tests.support.tsc import check_types

RUNTIME = ROOT / "transpiler" / "runtime"
FILES = sorted(RUNTIME.glob("*.ts*"))
EXPORT = re.compile(r"^export (?:async )?(?:function|const|class|interface|type) (\w+)", re.MULTILINE)


def test_types() -> None:
    assert check_types(RUNTIME) == []


def test_typed_values_give_typed_results() -> None:
    assert check_types(ROOT / "tests" / "runtime") == []


def test_exports_have_one_name_each() -> None:
    names = Counter(name for file in FILES for name in set(EXPORT.findall(file.read_text(encoding="utf-8"))))
    assert [name for name, count in names.items() if count > 1] == []


def test_files_are_small_and_honest() -> None:
    for file in FILES:
        text = file.read_text(encoding="utf-8")
        assert len(text.splitlines()) <= 250, file.name
        assert not re.search(r": any\b(?! )|<any>|\bas any\b|@ts-", text), file.name
        assert text.startswith("/**"), f"{file.name} does not say what it is for"


def test_imports_stay_inside() -> None:
    for file in FILES:
        for target in re.findall(r'from "([^"]+)"', file.read_text(encoding="utf-8")):
            assert target == "react" or re.fullmatch(r"\./[\w-]+", target), f"{file.name} imports {target}"


def test_exports_are_documented() -> None:
    for file in FILES:
        lines = file.read_text(encoding="utf-8").splitlines()
        seen: set[str] = set()
        for before, line in zip(["", *lines], lines, strict=False):
            match = EXPORT.match(line)
            if match and match.group(1) not in seen:
                seen.add(match.group(1))
                assert before.strip().endswith("*/"), f"{file.name}: {line}"
