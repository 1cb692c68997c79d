"""Case folders: templates and the modules made of them, side by side.

    snapshots/statements/for/else_branch/   input.html    output.tsx    (diagnostics.txt, options.toml, context.json)
    snapshots/inheritance/one_level/        input/*.html  output/*.tsx

`options.toml` holds `transpiler.options.Options` by name; `context.json` what the page `input.html` (or the file of
`input/` that it names by `"template"`) is rendered with, in the wire form. A single template is called `page`, so its
component is `Page`. `app.py` is a Flask app that declares types, routes and context processors and renders the page
itself (`tests/support/snapshot_app.py`); `env.ts` is what its team wrote into `lib/env.ts`.
"""

from __future__ import annotations

import functools
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from syrupy.data import SnapshotCollection, SnapshotCollections
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from syrupy.location import PyTestLocation
from syrupy.types import SnapshotIndex

from tests.support.paths import ROOT
from tests.support.snapshot_app import APP, read_facts
from transpiler import pipeline
from transpiler.diagnostics import Diagnostic
from transpiler.diagnostics.frame import frame
from transpiler.facts import Program
from transpiler.format import Formatter
from transpiler.options import Options
from transpiler.project.env_stubs import env_file, uses_by_name
from transpiler.project.runtime_files import runtime_files
from transpiler.spelling import from_spelling
from transpiler.types import Type

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

SNAPSHOTS = ROOT / "snapshots"
DIAGNOSTICS = "diagnostics.txt"

_OPTIONS = "options.toml"
_CONTEXT = "context.json"
_ENV = "env.ts"
_PAGE = "page"
_TEMPLATES = "templates/"
_SHIPPED = "lib/"
"""Modules that are the same for every project; `runtime/` has tests of its own."""


class CaseError(Exception):
    """A case folder that is not laid out as it should be."""


@dataclass(frozen=True, slots=True)
class CaseFolder:
    """One case. `templates` maps the name a loader knows to the file; `single` tells `input.html` from `input/`."""

    folder: Path
    templates: dict[str, Path]
    single: bool

    @property
    def name(self) -> str:
        """The path below `snapshots/`: kind, name, case."""
        return self.folder.relative_to(SNAPSHOTS).as_posix()

    @property
    def options(self) -> Options:
        """The settings of `options.toml`, else the usual ones."""
        file = self.folder / _OPTIONS
        if not file.is_file():
            return Options()
        return Options(**tomllib.loads(file.read_text(encoding="utf-8")))

    @property
    def rendering(self) -> Rendering | None:
        """What to render, where there is a `context.json`."""
        file = self.folder / _CONTEXT
        if not file.is_file():
            return None
        content = json.loads(file.read_text(encoding="utf-8"))
        if self.single:
            return Rendering(next(iter(self.templates)), from_spelling(content))
        if set(content) != {"template", "context"} or content["template"] not in self.templates:
            raise CaseError(f"{file} names no template of the case: {{'template': ..., 'context': ...}}")
        return Rendering(content["template"], from_spelling(content["context"]))

    @property
    def has_app(self) -> bool:
        """Whether an app renders the page."""
        return (self.folder / APP).is_file()

    @property
    def env(self) -> str | None:
        """`lib/env.ts`, where the case has one."""
        file = self.folder / _ENV
        return file.read_text(encoding="utf-8") if file.is_file() else None

    def source(self, name: str) -> str | None:
        """The loader: the text of a template, or None. Line ends are left as they are."""
        file = self.templates.get(name)
        return None if file is None else file.read_bytes().decode("utf-8")

    def expected_files(self) -> set[str]:
        """The files of the folder that some conversion has written, relative to it."""
        files = (path for path in self.folder.rglob("*") if path.is_file())
        names = {path.relative_to(self.folder).as_posix() for path in files}
        return {name for name in names if name == DIAGNOSTICS or name.startswith(("output.", "output/"))}


@dataclass(frozen=True, slots=True)
class Rendering:
    """A page of a case: the template, and the context as Python values."""

    template: str
    context: dict[str, Any]


def case_folders() -> list[CaseFolder]:
    """All cases: the folders that hold `input.*` or `input/`. Raises `CaseError` for one that holds both or none."""
    root = SNAPSHOTS
    inputs: dict[Path, list[Path]] = {}
    for path in sorted(root.rglob("input*")):
        if "input" not in path.relative_to(root).parts[:-1] and path.name.partition(".")[0] == "input":
            inputs.setdefault(path.parent, []).append(path)
    for path in sorted(root.rglob("output*")):
        if path.parent not in inputs and not any(parent in inputs for parent in path.parents):
            raise CaseError(f"{path} has no input beside it")
    return [_case_folder(folder, found) for folder, found in inputs.items()]


def _case_folder(folder: Path, inputs: list[Path]) -> CaseFolder:
    if len(inputs) != 1:
        raise CaseError(f"{folder} has {len(inputs)} inputs; either `input.html` or `input/` is expected")
    (found,) = inputs
    if found.is_file():
        return CaseFolder(folder, {_PAGE + found.name.removeprefix("input"): found}, single=True)
    files = sorted(path for path in found.rglob("*") if path.is_file())
    return CaseFolder(folder, {path.relative_to(found).as_posix(): path for path in files}, single=False)


def outputs(case: CaseFolder, modules: Mapping[str, str], diagnostics: str) -> dict[str, str]:
    """The files a conversion gives the case: relative path -> text. What is shipped with every project is left out."""
    own = {path.removeprefix(_TEMPLATES): code for path, code in modules.items() if not path.startswith(_SHIPPED)}
    if case.single and len(own) == 1:
        ((path, code),) = own.items()
        files = {"output" + path.removeprefix(_PAGE): code}
    else:
        files = {f"output/{path}": code for path, code in own.items()}
    return files | ({DIAGNOSTICS: diagnostics} if diagnostics else {})


def remove_stale(case: CaseFolder, files: Mapping[str, str], update: bool) -> set[str]:
    """The outputs that nothing writes any more; with `update` they are deleted and none are left."""
    stale = case.expected_files() - set(files)
    if update:
        for name in stale:
            (case.folder / name).unlink()
        return set()
    return stale


class CaseExtension(SingleFileSnapshotExtension):
    """syrupy writes the outputs as real files beside their input; the case is the parameter of the test."""

    file_extension = ""
    _write_mode = WriteMode.TEXT

    @classmethod
    def dirname(cls, *, test_location: PyTestLocation) -> str:
        """The case folder, out of `test_case[statements/for/else_branch]`."""
        _, _, name = test_location.testname.rstrip("]").partition("[")
        return str(SNAPSHOTS / name)

    @classmethod
    def get_location(cls, *, test_location: PyTestLocation, index: SnapshotIndex) -> str:
        """`index` is the path of the output below the case folder."""
        return str(Path(cls.dirname(test_location=test_location), str(index)))

    @classmethod
    def matches_test_location(cls, *, test_location: PyTestLocation, snapshot_location: str) -> bool:
        """Whether a file lies in the case folder of a test."""
        return Path(cls.dirname(test_location=test_location)) in Path(snapshot_location).parents

    @classmethod
    def write_snapshot_collection(
        cls, *, snapshot_collection: SnapshotCollection, name_order: dict[str, int] | None = None
    ) -> None:
        """Write one output."""
        Path(snapshot_collection.location).parent.mkdir(parents=True, exist_ok=True)
        super().write_snapshot_collection(snapshot_collection=snapshot_collection, name_order=name_order)

    def discover_snapshots(
        self, *, test_location: PyTestLocation, ignore_extensions: list[str] | None = None
    ) -> SnapshotCollections:
        """None: case folders also hold what people wrote, which syrupy must never delete (see `remove_stale`)."""
        return SnapshotCollections()


@dataclass(frozen=True, slots=True)
class Conversion:
    """What became of a case: all modules by output path, formatted, with the helpers they import; the diagnostics."""

    modules: dict[str, str]
    diagnostics: str
    program: Program
    complete: bool
    """Whether all templates converted: what imports one that failed does not compile (`failed-part`)."""


_CONVERSIONS: dict[Path, Conversion] = {}


def transpile_case(case: CaseFolder) -> Conversion:
    """Convert all templates of a case as one project; done once in a test run."""
    if case.folder not in _CONVERSIONS:
        texts = {name: case.source(name) or "" for name in sorted(case.templates)}
        loaded = pipeline.load(texts, case.options, read_facts(case.folder))
        converted = [pipeline.convert(loaded, name) for name in texts]
        modules = {one.path: one.code for one in converted if one.code is not None}
        modules = _formatter().format_many(modules | pipeline.support(loaded, converted))
        imports = {path for one in converted for path in one.imports}
        uses = {one.name: one.env_uses for one in converted if one.code is not None and one.env_uses}
        env = env_file(case.env, uses_by_name(uses, _results(loaded.program))) or case.env
        shipped = runtime_files(imports, case.options.undefined) | ({} if env is None else {"lib/env.ts": env})
        reported = [item for name in texts for item in loaded.diagnostics[name].items]
        complete = all(one.code is not None for one in converted)
        _CONVERSIONS[case.folder] = Conversion(modules | shipped, describe(reported), loaded.program, complete)
    return _CONVERSIONS[case.folder]


def _results(program: Program) -> dict[str, Type]:
    """What the app's own filters, tests and globals yield, where it says so."""
    known = (program.app.filters, program.app.tests, program.app.globals)
    return {name: one.result for names in known for name, one in names.items()}


def describe(diagnostics: Sequence[Diagnostic]) -> str:
    """Diagnostics as they stand in `diagnostics.txt`: as the command line shows them."""
    return "\n".join(frame(diagnostic) for diagnostic in diagnostics)


@functools.cache
def _formatter() -> Formatter:
    return Formatter()
