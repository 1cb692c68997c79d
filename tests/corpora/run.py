"""Convert the real templates of the corpora, check the types of what comes out, compare the pages, count what was lost.

`python -m tests.corpora.run [NAME...] [--keep FOLDER] [--verify]` prints the table and the most frequent reasons.
`--write` (with all corpora) also writes the table in `docs/corpora.md`. `--large` takes the large corpora in place of
the core ones; with `--write`, those that are named write their section there.
"""

from __future__ import annotations

import argparse
import functools
import multiprocessing
import re
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import jinja2

from tests.support.corpora import Corpus, core_corpora, large_corpora
from tests.support.paths import ROOT
from tests.support.tsc import check_types
from tests.unit.parse.parity import environment_for
from transpiler import pipeline
from transpiler.app import read_app
from transpiler.bridge import Recorded
from transpiler.diagnostics import Diagnostic
from transpiler.html.tree import Rung
from transpiler.pipeline import Converted, Loaded
from transpiler.project import ctx_of, props_of
from transpiler.project.env_stubs import PATH, env_file, uses_by_name
from transpiler.project.runtime_files import runtime_files
from transpiler.stack import in_deep_thread
from transpiler.types import Type, Unknown
from transpiler.verify import ReactRenderer, Subject, verify_templates

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_LIBRARY = re.compile(r'from "@/(lib/jinja/[^"]+)"')


@dataclass
class Figures:
    """What is counted of a corpus, or of all of them together."""

    templates: int = 0
    refused: int = 0
    """By Jinja2, and by us for the same reason."""
    disagreed: int = 0
    """Refused by one of the two only."""
    errors: int = 0
    """Not refused, but with an error diagnostic."""
    warned: int = 0
    """Converted with a warning."""
    raw: int = 0
    """Converted with a raw region."""
    plain: int = 0
    """Converted with neither."""
    props: int = 0
    unknown: int = 0
    expressions: int = 0
    helpers: int = 0
    tsc: int = 0
    crashes: int = 0
    same: int = 0
    """Pairs of pages that are the same, likewise the next three."""
    different: int = 0
    explained: int = 0
    """Different, and a warning about the place says so."""
    incomparable: int = 0
    """Jinja2 itself raises."""
    covered: float = 0
    """The sum of the branch coverages of the verified templates."""
    verified: int = 0
    """Templates that have a module with all it needs."""
    unproven: int = 0
    """Verified templates without any page that can be compared."""

    def __add__(self, other: Figures) -> Figures:
        return Figures(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))


@dataclass
class Measured:
    """A corpus with its figures and where they come from."""

    name: str
    figures: Figures = field(default_factory=Figures)
    reasons: list[tuple[str, str]] = field(default_factory=list)
    """(code, place and title), once per template and code."""
    types: list[str] = field(default_factory=list)
    """Errors of the type checker."""
    crashes: list[str] = field(default_factory=list)
    disagreements: list[str] = field(default_factory=list)
    unknowns: list[str] = field(default_factory=list)
    """`template: prop` of each prop of unknown type."""
    differences: list[str] = field(default_factory=list)
    """The first difference of each template."""
    silent: list[str] = field(default_factory=list)
    """Why templates have pages that cannot be compared, or branches that no page took."""
    rungs: Counter[str] = field(default_factory=Counter)
    seconds: float = 0


def measure_all(
    corpora: Sequence[Corpus], keep: Path | None = None, jobs: int = 2, pages: bool = False
) -> list[Measured]:
    """Measure each corpus, several at a time; `keep` is a folder that gets the output, `pages` compares them too."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context) as pool:
        return list(pool.map(measure, corpora, [keep] * len(corpora), [pages] * len(corpora)))


def measure(corpus: Corpus, keep: Path | None = None, pages: bool = False) -> Measured:
    """Convert all templates of a corpus together with those they need of other folders."""
    start = time.perf_counter()
    measured = Measured(corpus.name, Figures(templates=len(corpus.templates)))
    try:
        loaded = in_deep_thread(load, corpus)
    except Exception:
        measured.crashes.append(f"{corpus.name}: {traceback.format_exc()}")
        measured.figures.crashes += 1
        return measured
    done: list[Converted] = []
    for name in loaded.sources:
        try:
            done.append(in_deep_thread(pipeline.convert, loaded, name))
        except Exception:
            measured.crashes.append(f"{corpus.name}: {name}: {traceback.format_exc()}")
            measured.figures.crashes += 1
    for one in done:
        if one.name in corpus.templates:
            _count(measured, corpus, one, loaded)
    _count_props(measured, corpus, loaded)
    try:
        modules = project(loaded, done)
    except Exception:
        measured.crashes.append(f"{corpus.name}: {traceback.format_exc()}")
        measured.figures.crashes += 1
        return measured
    measured.types = _type_errors(modules, keep / corpus.name.replace("/", "_") if keep else None)
    measured.figures.tsc = len(measured.types)
    if pages:
        in_deep_thread(_compare_pages, measured, corpus, loaded, done, modules)
    measured.seconds = time.perf_counter() - start
    return measured


def load(corpus: Corpus, without: frozenset[Rung] = frozenset()) -> Loaded:
    """The templates of a corpus, and those they name in the other folders of the app, with the facts of its code.

    `without`: rungs of the ladder for unbalanced HTML that are switched off.
    """
    texts: dict[str, str] = {}

    def unread(name: str) -> str | None:
        return None if name in texts else corpus.source(name)

    for name in corpus.templates:
        texts.update(pipeline.reachable(name, unread, corpus.options))
    facts, _problems = read_app(python_files(corpus.python))
    return pipeline.load(texts, corpus.options, facts, without)


def python_files(files: Iterable[Path]) -> dict[str, str]:
    """Texts by path, as modules import each other: relative to the folder that holds the outermost package."""
    found: dict[str, str] = {}
    for file in files:
        base = file.parent
        while (base / "__init__.py").is_file():
            base = base.parent
        found[file.relative_to(base).as_posix()] = file.read_text("utf-8")
    return found


def project(loaded: Loaded, done: Iterable[Converted]) -> dict[str, str]:
    """All files of the output folder, with stubs for what the app has to write itself."""
    used = [one for one in done if one.code is not None]
    modules = {one.path: one.code for one in used if one.code is not None}
    modules |= pipeline.support(loaded, used)
    modules |= runtime_files({path for text in modules.values() for path in _LIBRARY.findall(text)})
    program = loaded.program
    results: dict[str, Type] = dict(program.env_filters) | program.env_globals
    for known in (program.app.filters, program.app.tests, program.app.globals):
        results |= {name: one.result for name, one in known.items()}
    stubs = env_file(None, uses_by_name({one.name: one.env_uses for one in used}, results))
    return modules | ({PATH: stubs} if stubs is not None else {})


def subject_of(loaded: Loaded, done: Sequence[Converted], modules: dict[str, str]) -> Subject:
    """What `verify` needs of a corpus."""
    program = loaded.program

    def props(name: str, context: Mapping[str, Any], recorded: Recorded) -> dict[str, Any]:
        return props_of(program, name, context, lambda *_: recorded)

    return Subject.of(loaded, done, modules, props, functools.partial(ctx_of, program))


def _compare_pages(
    measured: Measured, corpus: Corpus, loaded: Loaded, done: Sequence[Converted], modules: dict[str, str]
) -> None:
    figures = measured.figures
    names = [name for name in sorted(corpus.templates) if name in loaded.program.templates]
    for one in verify_templates(subject_of(loaded, done, modules), names, ReactRenderer()).verdicts:
        figures.same += one.count("same")
        figures.different += one.count("different")
        figures.explained += one.count("explained")
        figures.incomparable += one.count("not comparable")
        if one.refused:
            continue
        figures.verified += 1
        figures.covered += one.coverage
        figures.unproven += all(pair.status == "not comparable" for pair in one.pairs)
        failed = [pair for pair in one.pairs if pair.status in ("different", "explained")]
        for pair in sorted(failed, key=lambda pair: pair.status)[:1]:
            sides = f" | {pair.difference.a} | {pair.difference.b}" if pair.difference is not None else ""
            measured.differences.append(
                f"{corpus.name}: {one.template}: {pair.status} {len(failed)}x: {pair.why}{sides} [{pair.label}]"
            )
        raising = [pair for pair in one.pairs if pair.status == "not comparable"]
        for pair in raising[:1]:
            measured.silent.append(f"{corpus.name}: {one.template}: {len(raising)} of {len(one.pairs)}: {pair.why}")
        if one.coverage < _COVERED:
            missed = [(c.kind, c.line, way) for c in one.choices for _, n, way in one.missed if n == c.number]
            measured.silent.append(f"{corpus.name}: {one.template}: branches {one.coverage:.2f}, not {missed[:5]}")


_COVERED = 0.85
"""Templates whose branches are less covered are listed."""


def refused_by_jinja(corpus: Corpus, name: str) -> bool:
    """Whether Jinja2 cannot compile the template; filters and tests that the app registers exist."""
    environment = environment_for(corpus.options)
    environment.filters = _Known(environment.filters)
    environment.tests = _Known(environment.tests)
    try:
        environment.compile(corpus.templates[name].read_text("utf-8"))
    except jinja2.TemplateSyntaxError:
        return True
    return False


class _Known(dict[str, Any]):
    """Knows every name."""

    def get(self, key: str, default: Any = None) -> Any:
        return super().get(key, str)

    def __missing__(self, key: str) -> Any:
        return str


def _count(measured: Measured, corpus: Corpus, one: Converted, loaded: Loaded) -> None:
    figures = measured.figures
    items = one.diagnostics.items
    refused = one.name not in loaded.program.templates
    if refused != refused_by_jinja(corpus, one.name):
        figures.disagreed += 1
        measured.disagreements.append(f"{corpus.name}: {one.name}")
    measured.reasons += _reasons(items)
    if refused:
        figures.refused += 1
        return
    figures.expressions += one.expressions
    figures.helpers += one.helpers
    if one.diagnostics.has_errors:
        figures.errors += 1
        return
    warned = any(item.severity == "warning" for item in items)
    measured.rungs.update(region.rung for region in one.regions)
    raw = any(region.rung == "vii" for region in one.regions)
    measured.reasons += [("raw region", f"{one.name}: {region.reason}") for region in one.regions if raw][:1]
    figures.warned += warned
    figures.raw += raw
    figures.plain += not warned and not raw


def _reasons(items: Sequence[Diagnostic]) -> list[tuple[str, str]]:
    found: dict[str, str] = {}
    for item in items:
        place = item.source.position(item.span.start)
        found.setdefault(
            f"{item.severity}[{item.code}]", f"{item.source.name}:{place.line}:{place.column} {item.title}"
        )
    return list(found.items())


def _count_props(measured: Measured, corpus: Corpus, loaded: Loaded) -> None:
    for name, facts in loaded.program.templates.items():
        if name in corpus.templates:
            named = [(prop.name, prop.type) for prop in facts.props]
            for macro in facts.macros.values():
                named += [(f"{macro.name}({param.name})", param.type) for param in macro.params]
            unknown = [f"{name}: {prop}" for prop, type_ in named if isinstance(type_, Unknown)]
            measured.figures.props += len(named)
            measured.figures.unknown += len(unknown)
            measured.unknowns += unknown


def _type_errors(modules: dict[str, str], keep: Path | None) -> list[str]:
    with tempfile.TemporaryDirectory() as scratch:
        folder = keep or Path(scratch)
        shutil.rmtree(folder, ignore_errors=True)
        for path, text in modules.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        return check_types(folder)


def table(measured: Sequence[Measured]) -> str:
    """The figures of each corpus and of all."""
    total = sum((one.figures for one in measured), Figures())
    rows = [
        *((one.name, one.figures, one.seconds) for one in measured),
        ("all", total, sum(m.seconds for m in measured)),
    ]
    head = f"{'corpus':32} tmpl refs disagr errors warned  raw  plain  unknown/props  helpers/100    tsc crash     s"
    lines = [head, "-" * len(head)]
    for name, figures, seconds in rows:
        lines.append(
            f"{name[:32]:32} {figures.templates:4} {figures.refused:4} {figures.disagreed:6} {figures.errors:6}"
            f" {figures.warned:6} {figures.raw:4} {_percent(figures.plain, figures.templates):>6}"
            f"  {figures.unknown:5}/{figures.props:<4}{_percent(figures.unknown, figures.props):>4}"
            f"  {figures.helpers:5}/{figures.expressions:<5}{_percent(figures.helpers, figures.expressions):>4}"
            f" {figures.tsc:4} {figures.crashes:5} {seconds:5.0f}"
        )
    if total.verified:
        lines += ["", _pages_table(rows)]
    return "\n".join(lines)


def broken(total: Figures) -> list[str]:
    """What of the pages got worse than `ratchet.toml` allows."""
    ratchet = tomllib.loads(Path(__file__).with_name("ratchet.toml").read_text("utf-8"))
    compared = total.same + total.different + total.explained
    figures = {
        "same_pages": 100 * total.same / max(1, compared),
        "branches": 100 * total.covered / max(1, total.verified),
        "unexplained_pages": 100 * total.different / max(1, compared),
        "not_comparable": 100 * total.incomparable / max(1, compared + total.incomparable),
    }
    return [
        f"{name}: {value:.1f} %, {ratchet[name]}"
        for name, value in figures.items()
        if value < ratchet[name].get("least_per_cent", 0) or value > ratchet[name].get("most_per_cent", 100)
    ]


def _pages_table(rows: Sequence[tuple[str, Figures, float]]) -> str:
    head = f"{'corpus':32} same  different  explained  not comparable  branches  without a page"
    lines = [head, "-" * len(head)]
    for name, figures, _ in rows:
        lines.append(
            f"{name[:32]:32} {figures.same:4} {figures.different:10} {figures.explained:10}"
            f" {figures.incomparable:15}  {_percent(figures.covered, figures.verified):>8}  {figures.unproven:14}"
        )
    return "\n".join(lines)


def document(measured: Sequence[Measured], large: str) -> str:
    """`docs/corpora.md`: a row for each corpus, then the section of the large ones as it is."""
    total = sum((one.figures for one in measured), Figures())
    rungs: Counter[str] = sum((one.rungs for one in measured), Counter())
    everything = Measured("**all**", total, rungs=rungs, seconds=sum(one.seconds for one in measured))
    return "\n".join([_HEAD, *_ROWS, *map(_row, [*measured, everything])]) + f"\n{large}"


def large_section(measured: Sequence[Measured], before: Sequence[str] = ()) -> str:
    """The section of `docs/corpora.md` about the large corpora; of those not measured, the rows as they were."""
    rows = {row.split(" | ")[0]: row for row in (*before, *map(_row, measured))}
    return "\n".join([_LARGE, *_ROWS, *(rows[name] for name in sorted(rows))]) + "\n"


def _row(measured: Measured) -> str:
    figures = measured.figures
    compared = figures.same + figures.different + figures.explained
    shown = ", ".join(f"{rung}: {count}" for rung, count in sorted(measured.rungs.items())) or "-"
    return (
        f"| {measured.name} | {figures.templates} | {figures.plain} | {figures.errors} | {shown}"
        f" | {100 * figures.helpers / max(1, figures.expressions):.1f}"
        f" | {figures.same} of {compared} | {figures.explained} | {figures.incomparable}"
        f" | {_percent(figures.covered, figures.verified)} | {measured.seconds:.0f} s |"
    )


def _written(measured: Sequence[Measured], large: bool) -> str:
    """`docs/corpora.md` with what was measured; the other part stays."""
    title = _LARGE.partition("\n")[0]
    table, _, section = _DOCUMENT.read_text("utf-8").partition(title)
    if large:
        before = [line for line in section.splitlines() if line.startswith("| ")][1:]
        return f"{table.rstrip()}\n\n{large_section(measured, before)}"
    return document(measured, f"\n{title}{section}" if section else "")


_DOCUMENT = ROOT / "docs" / "corpora.md"

_HEAD = """# Real templates

The templates of published apps (`tests/corpora/corpora.toml`), converted and verified: `make corpus` writes this table.
*Clean*: converted with neither a warning nor a raw region. *Errors*: not converted, a message says why. *Rungs*: how
unbalanced HTML was written (`jinja2tsx explain`, ARCHITECTURE.md). *Helpers*: of 100 expressions. *Same page*: of the
pairs of pages that can be compared, with contexts made up from the types; *explained* ones differ, and a warning about
the place says so. *Not comparable*: Jinja2 itself raises. *Branches*: the mean part of a template's branches that some
compared page took.
"""

_LARGE = """## Large corpora

Looked at on demand: `python -m tests.corpora.run --large --write [NAME...]` writes this table.
"""

_COLUMNS = ("corpus", "templates", "clean", "errors", "rungs", "helpers", "same page", "explained", "not comparable",
            "branches", "time")  # fmt: skip
_ROWS = (f"| {' | '.join(_COLUMNS)} |", f"{'|---' * len(_COLUMNS)}|")


def _percent(part: float, whole: int) -> str:
    return f"{100 * part / whole:.0f}%" if whole else "-"


def top_reasons(measured: Sequence[Measured], count: int = 30) -> str:
    """Diagnostic codes by the number of templates that have them, with an example of each."""
    counts = Counter(code for one in measured for code, _ in one.reasons)
    examples: dict[str, str] = {}
    for one in measured:
        for code, example in one.reasons:
            examples.setdefault(code, f"{one.name}: {example}")
    return "\n".join(f"{number:4} {code:32} {examples[code]}" for code, number in counts.most_common(count))


def main(arguments: Sequence[str]) -> None:
    """Print the table; with `--keep` the output of each corpus stays in a folder, with all that was reported."""
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--verify", action="store_true")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--large", action="store_true")
    chosen = parser.parse_args(arguments)
    known = large_corpora() if chosen.large else core_corpora()
    corpora = [one for one in known if not chosen.names or any(one.name.startswith(n) for n in chosen.names)]
    measured = measure_all(corpora, chosen.keep, chosen.jobs, chosen.verify or chosen.write)
    if chosen.write and (chosen.large or not chosen.names):
        _DOCUMENT.write_text(_written(measured, chosen.large), "utf-8")
    print(table(measured))
    print(top_reasons(measured))
    for title in ("disagreements", "crashes", "types", "differences"):
        lines = [line for one in measured for line in getattr(one, title)]
        print(f"--- {title}: {len(lines)}", *lines[:40], sep="\n")
    if chosen.keep:
        reported = [f"{one.name}\t{code}\t{example}" for one in measured for code, example in one.reasons]
        reported += [f"{one.name}\ttsc\t{line}" for one in measured for line in one.types]
        reported += [f"{one.name}\tdifferent\t{line}" for one in measured for line in one.differences]
        reported += [f"{one.name}\tsilent\t{line}" for one in measured for line in one.silent]
        reported += [f"{one.name}\tunknown\t{line}" for one in measured for line in one.unknowns]
        chosen.keep.mkdir(parents=True, exist_ok=True)
        (chosen.keep / "reported.tsv").write_text("\n".join(reported), "utf-8")
    if (chosen.verify or chosen.write) and not chosen.names and not chosen.large:
        worse = broken(sum((one.figures for one in measured), Figures()))
        print("--- worse than ratchet.toml allows:", *worse or ["nothing"], sep="\n")
        sys.exit(1 if worse else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
