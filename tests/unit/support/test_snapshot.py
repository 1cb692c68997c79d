"""Case folders are found and compared, and what is wrong with one is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import snapshot
from tests.support.snapshot import CaseError, CaseFolder, case_folders, describe, outputs, remove_stale
from transpiler.diagnostics import CATALOG, Diagnostic
from transpiler.source import Source, Span


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(snapshot, "SNAPSHOTS", tmp_path)
    return tmp_path


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def test_cases_are_found_in_order(root: Path) -> None:
    write(
        root,
        {
            "statements/for/plain/input.html": "a",
            "statements/for/plain/output.tsx": "",
            "inheritance/one/input/base.html": "b",
            "inheritance/one/input/blog/page.html": "c",
            "files/text/mail/input.txt": "d",
        },
    )
    one, plain, mail = sorted(case_folders(), key=lambda case: len(case.templates), reverse=True)
    assert (one.name, set(one.templates)) == ("inheritance/one", {"base.html", "blog/page.html"})
    assert one.source("blog/page.html") == "c"
    assert one.source("gone.html") is None
    assert {plain.name: list(plain.templates), mail.name: list(mail.templates)} == {
        "files/text/mail": ["page.txt"],
        "statements/for/plain": ["page.html"],
    }


@pytest.mark.parametrize(
    "files",
    [{"a/b/c/input.html": "", "a/b/c/input/x.html": ""}, {"a/b/c/output.tsx": ""}, {"a/b/c/output/x.tsx": ""}],
)
def test_a_crooked_folder_is_refused(root: Path, files: dict[str, str]) -> None:
    write(root, files)
    with pytest.raises(CaseError):
        case_folders()


def only_case(root: Path, files: dict[str, str]) -> CaseFolder:
    write(root, files)
    (case,) = case_folders()
    return case


def test_settings_and_context(root: Path) -> None:
    case = only_case(
        root,
        {
            "a/b/c/input.html": "",
            "a/b/c/options.toml": 'trim_blocks = true\ntags = { asset = "inline" }\n',
            "a/b/c/context.json": '{"name": {"__html": "<b>"}, "n": {"$float": 1}}',
        },
    )
    assert (case.options.trim_blocks, case.options.tags) == (True, {"asset": "inline"})
    assert case.rendering is not None
    assert case.rendering.template == "page.html"
    assert repr(case.rendering.context) == "{'name': Markup('<b>'), 'n': 1.0}"


def test_the_context_of_several_templates_names_one(root: Path) -> None:
    case = only_case(root, {"a/b/c/input/x.html": "", "a/b/c/context.json": '{"template": "x.html", "context": {}}'})
    assert case.rendering is not None
    write(root, {"a/b/c/context.json": '{"template": "y.html", "context": {}}'})
    with pytest.raises(CaseError, match="names no template"):
        _ = case.rendering


def test_where_outputs_go(root: Path) -> None:
    single = only_case(root, {"a/b/c/input.html": ""})
    assert outputs(single, {"templates/page.tsx": "x", "lib/jinja/str.ts": "y"}, "") == {"output.tsx": "x"}
    assert outputs(single, {"templates/page.txt.ts": "x"}, "note") == {"output.txt.ts": "x", "diagnostics.txt": "note"}
    assert outputs(single, {}, "error") == {"diagnostics.txt": "error"}


def test_where_several_outputs_go(root: Path) -> None:
    several = only_case(root, {"a/b/c/input/x.html": ""})
    modules = {"templates/blog/x.tsx": "x", "types/models.ts": "y"}
    assert outputs(several, modules, "") == {"output/blog/x.tsx": "x", "output/types/models.ts": "y"}


_WITH_NOTES = ("a/b/c/input.html", "a/b/c/output.tsx", "a/b/c/diagnostics.txt", "a/b/c/notes.md")


def test_stale_outputs_are_told_and_deleted(root: Path) -> None:
    case = only_case(
        root, {f"a/b/c/{name}": "" for name in ("input.html", "output.tsx", "diagnostics.txt", "notes.md")}
    )
    assert remove_stale(case, {"output.tsx": ""}, update=False) == {"diagnostics.txt"}
    assert remove_stale(case, {"output.tsx": ""}, update=True) == set()
    assert {path.name for path in case.folder.iterdir()} == {"input.html", "output.tsx", "notes.md"}


def test_diagnostics_as_text() -> None:
    source = Source("page.html", "one\n{% if %}")
    code = sorted(CATALOG)[0]
    first = Diagnostic(code, source, Span(4, 6), "title", hint="type this")
    severity = first.severity
    assert describe([first, Diagnostic(code, source, Span(0, 1), "short")]) == (
        f"{severity}[{code}]: title\n --> page.html:2:1\n  |\n2 | {{% if %}}\n  | ^^\n  |\n  hint: type this\n\n"
        f"{severity}[{code}]: short\n --> page.html:1:1\n  |\n1 | one\n  | ^\n  |\n"
    )
