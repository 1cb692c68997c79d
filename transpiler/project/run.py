"""A conversion from disk to disk: discover, read the app, convert, format, write.

Input: a `Request`. Output: an `Outcome` that tells everything that happened; only the command line prints it. Raises
`ProjectError` where nothing could be done at all.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from transpiler import pipeline
from transpiler.diagnostics import Diagnostic, Diagnostics
from transpiler.facts import reach
from transpiler.format import FormatError, Formatter, WorkerError
from transpiler.pipeline import Converted, Loaded
from transpiler.project import env_stubs, readme
from transpiler.project.app_files import App, find_app, load_app, template_roots
from transpiler.project.app_types import deepen_types
from transpiler.project.contracts import contract, ctx_contracts, env_results, result_contract
from transpiler.project.discover import File, Found, discover, places_of, root_of
from transpiler.project.errors import InputError, OutputError
from transpiler.project.files import read
from transpiler.project.output import Output, Product, Written
from transpiler.project.parallel import convert_all, convert_one, failed
from transpiler.project.runtime_files import helpers_in, runtime_files
from transpiler.project.settings import Settings
from transpiler.stack import in_deep_thread

_IMPORTED = re.compile(r"""from "(?:[^"]*?/)?((?:lib|types|templates)/[^"]+)\"""")

Progress = Callable[[str], None]
"""Told the name of each template as it is done."""


@dataclass(frozen=True, slots=True)
class Request:
    """What to convert. `given` holds the text of a file that is not on the disk (standard input)."""

    sources: tuple[Path, ...]
    settings: Settings
    out: Path | None = None
    force: bool = False
    jobs: int = 0
    given: tuple[Path, bytes] | None = None
    dry: bool = False
    """Whether the output folder is only compared with what would be written."""
    answers: bool = False
    """Whether the app gives what its functions return where `lib/env.ts` does not write them (`migrate`)."""


@dataclass
class Project:
    """The templates of the roots, parsed and analysed together, and what was asked for."""

    request: Request
    found: Found
    app: App
    loaded: Loaded

    @property
    def names(self) -> list[str]:
        """The templates to convert."""
        return self.found.selected

    def diagnostics(self, name: str) -> Diagnostics:
        """All that is known about a template before it is converted."""
        return self.loaded.diagnostics.get(name) or self.found.diagnostics[name]


@dataclass
class Outcome:
    """What happened: conversions by name, files of the output folder, what to tell about formatting."""

    project: Project
    converted: list[Converted]
    written: Written = field(default_factory=Written)
    unformatted: str = ""

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """All messages, template by template, each in the order of its places."""
        return [
            item
            for one in self.converted
            for item in sorted(one.diagnostics.items, key=lambda item: (item.span.start, item.code))
        ]

    @property
    def has_errors(self) -> bool:
        """Whether some template has an error, or a file was left alone because a person edited it."""
        return any(one.code is None for one in self.converted) or bool(self.written.edited)


def open_project(request: Request) -> Project:
    """Find, read, parse and analyse the templates. Raises `InputError` if there are none."""
    settings = request.settings
    app, roots = find_templates(settings, request.sources if request.given is None else (request.given[0],))
    found = _found(request, roots)
    if not found.selected:
        shown = ", ".join(str(source) for source in request.sources)
        raise InputError(f"no template in {shown}", "name a folder of templates, or a template file")
    if request.answers and request.out is not None:
        app.facts.written = env_stubs.written(read(request.out / env_stubs.PATH))
    templates = in_deep_thread(pipeline.parsed, found.texts, settings.options())
    deepen_types(app, templates, settings)
    loaded = in_deep_thread(pipeline.load_parsed, templates, app.facts)
    for name, diagnostics in found.diagnostics.items():
        if name in loaded.diagnostics:
            loaded.diagnostics[name].items[:0] = diagnostics.items
    return Project(request, found, app, loaded)


def find_templates(settings: Settings, sources: Sequence[Path]) -> tuple[App, list[Path]]:
    """The app around the sources, and the template roots that are known: the settings', else those its loaders read.

    Raises `InputError` if the app's folder does not exist.
    """
    known = [Path(root).resolve() for root in settings.templates]
    app = load_app(Path(settings.app) if settings.app else find_app(places_of(sources, known)))
    return app, known or template_roots(app, sources)


def convert_project(project: Project, progress: Progress = lambda _name: None) -> Outcome:
    """Convert what was asked for; nothing is formatted or written."""
    readable = [name for name in project.names if name in project.found.texts]
    done: dict[str, Converted] = {}
    for one in convert_all(project.loaded, readable, project.request.jobs):
        done[one.name] = one
        progress(one.name)
    for name in project.names:
        if name not in done:
            done[name] = Converted(name, "", project.diagnostics(name))
            progress(name)
    return Outcome(project, [done[name] for name in project.names])


def format_codes(outcome: Outcome, codes: Mapping[str, str]) -> dict[str, str]:
    """The codes as Prettier lays them out. Without Node they stay as they are, and `outcome.unformatted` says why."""
    formatted: dict[str, str] = {}
    with Formatter(outcome.project.request.settings.node) as formatter:
        try:
            formatted = formatter.format_many(codes)
        except FormatError:
            formatted = _format_each(outcome, codes, formatter)
        except WorkerError as error:
            outcome.unformatted = f"Prettier stopped: {error}"
            return dict(codes)
        if formatter.missing is not None:
            outcome.unformatted = str(formatter.missing)
    return formatted


def format_converted(outcome: Outcome) -> None:
    """Format the code of every conversion; one that Prettier refuses has failed."""
    codes = {one.path: one.code for one in outcome.converted if one.code is not None}
    formatted = format_codes(outcome, codes)
    for one in outcome.converted:
        if one.code is not None:
            one.code = formatted.get(one.path)


def write_outcome(
    outcome: Outcome, around: Mapping[str, Product] | None = None, answered: frozenset[str] = frozenset()
) -> None:
    """Format and write the conversions with all that they import. Raises `OutputError`.

    `around` are the files of a Next.js project; without them, those of an earlier run stay as they are. `answered`
    are names that `lib/env.ts` lacks and Python answers for.
    """
    project = outcome.project
    assert project.request.out is not None
    output = Output.open(project.request.out, project.request.dry)
    roots = {name: _relative(file.root, output.folder) for name, file in project.found.files.items()}
    _refuse_other_roots(outcome, output, set(roots.values()))
    format_converted(outcome)
    program = project.loaded.program
    # `lib/env.ts` is the user's: created once, then only appended to, and in no manifest
    others = _written_before(outcome, output, roots)
    present = read(output.folder / env_stubs.PATH)
    env = _env(outcome, present, [*outcome.converted, *others], answered)
    asked = env_stubs.answered_in(present if env is None else env)
    output.manifest.env = {f"{kind} {name}": result_contract(program, kind, name) for kind, name in sorted(asked)}
    products = {
        one.path: Product(
            one.code,
            one.name,
            roots[one.name],
            _imports(one.code),
            contract(program, one.name),
            ctx_contracts(program, one.name),
            _asked(one.name, outcome, asked),
        )
        for one in outcome.converted
        if one.code is not None
    }
    gone = _gone(outcome, output, products, roots)
    products |= _shared(outcome, output, products, gone, others, _around_imports(around))
    kept = {path for path, entry in output.manifest.files.items() if entry.next and around is None}
    products = {path: product for path, product in products.items() if path not in kept} | dict(around or {})
    stale = [
        path
        for path, entry in output.manifest.files.items()
        if path in gone or (entry.template is None and path not in products and path not in kept)
    ]
    own = {} if env is None else {env_stubs.PATH: env}
    outcome.written = output.write(products, stale, own=own, force=project.request.force)


def everything(outcome: Outcome) -> list[Converted]:
    """The conversions that were asked for, and those of all other templates of the roots."""
    loaded = outcome.project.loaded
    asked = {one.name for one in outcome.converted}
    return [*outcome.converted, *(convert_one(loaded, name) for name in loaded.sources if name not in asked)]


def page_files(outcome: Outcome) -> dict[str, str]:
    """All modules that the conversions need to run, unformatted, with the user's `lib/env.ts` or stubs of it."""
    project = outcome.project
    loaded = project.loaded
    used = [one for one in everything(outcome) if one.code is not None]
    files = {one.path: one.code for one in used if one.code is not None}
    files |= pipeline.support(loaded, used)
    out = project.request.out or (Path(project.request.settings.out) if project.request.settings.out else None)
    present = None if out is None else read(out / env_stubs.PATH)
    env = _env(outcome, present, used) or present
    imports = {path for code in files.values() for path in _imports(code)} | _own_helpers(env)
    files |= runtime_files(imports, project.request.settings.undefined)
    return files if env is None else {**files, env_stubs.PATH: env}


def _found(request: Request, roots: Sequence[Path]) -> Found:
    """The templates that matter: whole roots; around a file without a root, what it names directly or not."""
    settings = request.settings
    if request.given is None:
        found = discover(request.sources, roots, request.out)
    else:
        path, data = request.given[0].resolve(), request.given[1]
        root = root_of(path, roots)
        found = discover((), list(dict.fromkeys([*roots, *([root] if root is not None and root.is_dir() else [])])))
        around = path.parent if root is None else root
        file = File(path.relative_to(around).as_posix(), path, around)
        found.add(file, data)
        found.alone += [file.name] if root is None else []
    for name in found.alone:
        if name in found.texts:
            pipeline.reachable(name, found.reader(found.files[name].root), settings.options())
    return found


def _format_each(outcome: Outcome, codes: Mapping[str, str], formatter: Formatter) -> dict[str, str]:
    formatted: dict[str, str] = {}
    by_path = {one.path: one for one in outcome.converted}
    for path, code in codes.items():
        try:
            formatted[path] = formatter.format(path, code)
        except FormatError as error:
            if "call stack" in error.message:  # Prettier gives up at about 400 nested elements
                formatted[path] = code
                outcome.unformatted = f"{path} nests too deeply for Prettier"
                continue
            one = by_path.get(path)
            if one is None:
                raise
            failed(outcome.project.loaded, one.name, error)
            one.diagnostics = outcome.project.loaded.diagnostics[one.name]
    return formatted


def _refuse_other_roots(outcome: Outcome, output: Output, roots: set[str]) -> None:
    """Shared files are made for all templates together, so one folder holds the output of one run's roots."""
    others = sorted(
        {entry.root for entry in output.manifest.files.values() if entry.root is not None and entry.root not in roots}
    )
    if others and not outcome.project.request.force:
        place = posixpath.normpath(posixpath.join(output.folder.as_posix(), others[0]))
        raise OutputError(
            f"{output.folder} holds the templates of {place}, which this run does not convert",
            "convert both roots in one run, or name another folder after -o, or replace them with --force",
        )


def _written_before(outcome: Outcome, output: Output, roots: Mapping[str, str]) -> list[Converted]:
    """Conversions of templates that earlier runs wrote and this one was not asked for: shared files serve them too."""
    asked = {one.name for one in outcome.converted}
    names = {
        entry.template
        for entry in output.manifest.files.values()
        if entry.template is not None and roots.get(entry.template) == entry.root and entry.template not in asked
    }
    loaded = outcome.project.loaded
    return [convert_one(loaded, name) for name in sorted(names) if name in loaded.sources]


def _around_imports(around: Mapping[str, Product] | None) -> frozenset[str]:
    """What the files of a Next.js project import of the library."""
    return frozenset(path for product in (around or {}).values() for path in product.imports)


def _shared(
    outcome: Outcome,
    output: Output,
    products: Mapping[str, Product],
    gone: Sequence[str],
    others: Sequence[Converted],
    further: frozenset[str],
) -> dict[str, Product]:
    """The files that templates share: support modules, helpers, `lib/env.ts`, README."""
    project = outcome.project
    used = [*(one for one in outcome.converted if one.code is not None), *others]
    support = format_codes(outcome, pipeline.support(project.loaded, used))
    shared = {path: Product(code, imports=_imports(code)) for path, code in support.items()}
    kept = [
        entry.imports
        for path, entry in output.manifest.files.items()
        if entry.template is not None and path not in products and (path not in gone or output.is_edited(path))
    ]
    imports = {path for product in (*products.values(), *shared.values()) for path in product.imports}
    imports.update(path for paths in kept for path in paths)
    imports |= further
    imports |= _own_helpers(read(output.folder / env_stubs.PATH))
    shared |= {path: Product(text) for path, text in runtime_files(imports, project.request.settings.undefined).items()}
    shared[readme.PATH] = Product(readme.readme(project.request.settings.import_alias))
    return shared


def _asked(name: str, outcome: Outcome, asked: frozenset[tuple[str, str]]) -> tuple[str, ...]:
    """Which of the functions that Python answers for a template calls, itself or in its parts."""
    parts = reach(name, outcome.project.loaded.program)
    uses = {use for one in outcome.converted if one.name in parts for use in one.env_uses.items()}
    return tuple(sorted(f"{kind} {env}" for env, kind in uses if (kind, env) in asked))


def _env(
    outcome: Outcome, present: str | None, used: Sequence[Converted], answered: frozenset[str] = frozenset()
) -> str | None:
    """`lib/env.ts` with stubs for what it lacks; None if it lacks nothing."""
    uses = {one.name: one.env_uses for one in used if one.code is not None and one.env_uses}
    results = env_results(outcome.project.loaded.program)
    return env_stubs.env_file(present, env_stubs.uses_by_name(uses, results), answered)


def _own_helpers(env: str | None) -> set[str]:
    """The helpers that `lib/env.ts` imports."""
    return set() if env is None else helpers_in(_imports(env))


def _gone(outcome: Outcome, output: Output, products: Mapping[str, Product], roots: Mapping[str, str]) -> list[str]:
    """Files of templates that are no longer in a root, or whose module now has another path."""
    found = outcome.project.found
    known = set(roots.values())
    moved = {(product.template, product.root) for product in products.values()}
    return [
        path
        for path, entry in output.manifest.files.items()
        if entry.template is not None
        and path not in products
        and (entry.root not in known or entry.template not in found.files or (entry.template, entry.root) in moved)
    ]


def _imports(code: str) -> tuple[str, ...]:
    return tuple(sorted(set(_IMPORTED.findall(code))))


def _relative(root: Path, out: Path) -> str:
    """The root as seen from the output folder, so that a moved checkout keeps its manifest."""
    try:
        return posixpath.relpath(root.resolve().as_posix(), out.resolve().as_posix())
    except ValueError:  # another drive
        return root.resolve().as_posix()
