"""Seed faults into the emitted code of the corpora: does `verify` notice them?

`python -m tests.corpora.mutations [NAME...] [--each COUNT] [--seed N] [--write]` prints, for each kind of fault, how
many were seeded, how many a page noticed, and every fault that none did; `--write` also writes `docs/mutations.md`.

A fault is seeded only into modules of templates that were verified. Its outcome:

- *noticed*: some page that `verify` compares is no longer the same.
- *missed*: no such page is, but a page of three times as many contexts: a hole in `verify`.
- *equivalent*: pages evaluate the place, and none of all these contexts tells the fault. Either the place has the same
  value with and without it, or another one that makes the same page.
- *differing page*: the place is only evaluated by pages that differ without the fault, which `verify` reports.
- *not reached*: no page evaluates the place.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal, TypeAlias, get_args

from tests.corpora.run import load, project, subject_of
from tests.support.corpora import Corpus, core_corpora
from tests.support.node import node_modules, run_node
from tests.support.paths import ROOT
from transpiler import pipeline
from transpiler.stack import in_deep_thread
from transpiler.verify import ReactRenderer, Subject, Verification, verify_templates
from transpiler.verify.compare import compare_many
from transpiler.verify.render import RenderError
from transpiler.verify.suite import Pair

KINDS = (
    "swapped branch",
    "dropped filter",
    "changed loop attribute",
    "lost attribute",
    "visible white space",
    "truth of an empty list",
    "missing escape",
    "null printed",
)
_PAGES = 120
"""At most so many pages look at one fault."""

_MORE_PAGES = 300
"""So many more look at one that these do not notice."""
_MORE_TEMPLATES = 3
"""So many others that are shown with its module are asked then."""
_MORE_SEEDS = 36
"""Plain contexts of a template, where its own are not enough to tell."""

Outcome: TypeAlias = Literal["noticed", "missed", "equivalent", "differing page", "not reached"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
_IMPORT = re.compile(r'from "@/([^"]+)"')


@dataclass(frozen=True)
class Seed:
    """One fault: `text` instead of what stands at `start`.

    `probe` there throws when it is evaluated, `watch` where the fault makes another value (empty: it is no value).
    """

    kind: str
    path: str
    start: int
    end: int
    text: str
    probe: str
    watch: str

    def into(self, files: Mapping[str, str], text: str) -> dict[str, str]:
        """The files with the text in its place."""
        code = files[self.path]
        return {**files, self.path: code[: self.start] + text + code[self.end :]}


@dataclass(frozen=True)
class Result:
    """A fault and what became of it. `place` is `corpus: path:line`, `before` what it takes the place of."""

    kind: str
    place: str
    before: str
    after: str
    outcome: Outcome
    reason: str
    """Why it is equivalent."""


def seeds(files: Mapping[str, str]) -> list[Seed]:
    """Every fault that can be seeded into these modules."""
    script = Path(__file__).with_name("mutants.mjs")
    done = run_node(str(script), str(node_modules().parent.resolve()), given=json.dumps(files))
    if done.returncode:
        raise RuntimeError(f"mutants.mjs failed:\n{done.stderr}")
    # Node counts in UTF-16 units, Python in code points.
    return [_counted(Seed(**one), files) for one in json.loads(done.stdout)]


def _counted(seed: Seed, files: Mapping[str, str]) -> Seed:
    code = files[seed.path]
    if code.isascii():
        return seed
    units = code.encode("utf-16-le")
    start, end = (len(units[: 2 * at].decode("utf-16-le")) for at in (seed.start, seed.end))
    return replace(seed, start=start, end=end)


def try_corpus(corpus: Corpus, each: int, seed: int) -> list[Result]:
    """Seed up to `each` faults of every kind, and see."""
    return in_deep_thread(_try_corpus, corpus, each, seed)


def _try_corpus(corpus: Corpus, each: int, seed: int) -> list[Result]:
    loaded = load(corpus)
    done = [pipeline.convert(loaded, name) for name in loaded.sources]
    names = [name for name in sorted(corpus.templates) if name in loaded.program.templates]
    subject = subject_of(loaded, done, project(loaded, done))
    renderer = ReactRenderer()
    verified = verify_templates(subject, names, renderer)
    shuffled = random.Random(f"{seed} {corpus.name}")
    court = _Court(corpus.name, subject, renderer, shuffled, verified, _Pages.of(verified))
    modules = {path for name in names for base in [subject.modules.get(name)] for path in _file(verified.files, base)}
    results: list[Result] = []
    possible = seeds({path: verified.files[path] for path in sorted(modules) if court.pages.of_file(path)})
    for kind in KINDS:
        chosen = [one for one in possible if one.kind == kind]
        shuffled.shuffle(chosen)
        results += [court.result(one) for one in chosen[:each]]
    return results


@dataclass
class _Pages:
    """The pairs of a verification whose pages are made with a file, those of the file's own template first."""

    same: dict[str, list[Pair]] = field(default_factory=lambda: defaultdict(list))
    differing: dict[str, list[Pair]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, verified: Verification) -> _Pages:
        found = cls()
        reached: dict[str, set[str]] = {}
        for pair in (pair for verdict in verified.verdicts for pair in verdict.pairs):
            if pair.rendering is None or pair.react is None:
                continue
            module = pair.rendering.module
            if module not in reached:
                reached[module] = _reached(verified.files, module)
            for path in reached[module]:
                (found.same if pair.status == "same" else found.differing)[path].append(pair)
        return found

    def of_file(self, path: str, shuffled: random.Random | None = None) -> list[Pair]:
        pairs = list(self.same.get(path, ()))
        if shuffled is not None:
            shuffled.shuffle(pairs)
        own = path.rpartition(".")[0]
        return sorted(pairs, key=lambda pair: pair.rendering is None or pair.rendering.module not in (path, own))


@dataclass
class _Court:
    """Judges the faults of one corpus."""

    corpus: str
    subject: Subject
    renderer: ReactRenderer
    shuffled: random.Random
    verified: Verification
    pages: _Pages
    more: dict[str, tuple[Verification, _Pages]] = field(default_factory=dict)

    def result(self, seed: Seed) -> Result:
        outcome, reason = self.outcome(seed)
        code = self.verified.files[seed.path]
        line = code.count("\n", 0, seed.start) + 1
        return Result(
            seed.kind, f"{self.corpus}: {seed.path}:{line}", code[seed.start : seed.end], seed.text, outcome, reason
        )

    def outcome(self, seed: Seed) -> tuple[Outcome, str]:
        pages = self.pages.of_file(seed.path, self.shuffled)[: _PAGES + _MORE_PAGES]
        files = self.verified.files
        if any(self.notices(seed, files, part) for part in (pages[:_PAGES], pages[_PAGES:])):
            return "noticed", ""
        further, more = self.further(seed.path)
        others = more.of_file(seed.path)
        if self.notices(seed, further.files, others):
            return "missed", ""
        if self.throws(seed, seed.probe, further.files, others):
            if not seed.watch:
                return "equivalent", "no browser shows it"
            told = self.throws(seed, seed.watch, further.files, others)
            return "equivalent", "another value, the same page" if told else "always the same value"
        differing = [*self.pages.differing[seed.path], *more.differing[seed.path]][:_MORE_PAGES]
        if self.throws(seed, seed.probe, further.files, differing):
            return "differing page", ""
        return "not reached", ""

    def notices(self, seed: Seed, files: Mapping[str, str], pages: Sequence[Pair]) -> bool:
        """Whether some page is not the one that Jinja2 gave."""
        return bool(pages) and _differs(pages, _render(seed.into(files, seed.text), pages, self.renderer))

    def throws(self, seed: Seed, text: str, files: Mapping[str, str], pages: Sequence[Pair]) -> bool:
        answers = _render(seed.into(files, text), pages, self.renderer) if pages else []
        return any(isinstance(answer, RenderError) and answer.message == "seeded" for answer in answers)

    def further(self, path: str) -> tuple[Verification, _Pages]:
        """The pages of many more contexts, of all templates that are shown with a file."""
        if path not in self.more:
            names = [name for name, base in self.subject.modules.items() if path in _reached(self.verified.files, base)]
            own = [name for name in names if path in _file(self.verified.files, self.subject.modules[name])]
            others = [name for name in names if name not in own]
            chosen = [*own, *self.shuffled.sample(others, min(len(others), _MORE_TEMPLATES))]
            found = verify_templates(self.subject, chosen, self.renderer, seeds=_MORE_SEEDS)
            self.more = {path: (found, _Pages.of(found))}
        return self.more[path]


def _file(files: Mapping[str, str], module: str | None) -> list[str]:
    """The file of a module, if it has one."""
    return [] if module is None else [path for end in ("", ".tsx", ".ts") if (path := module + end) in files]


def _render(files: Mapping[str, str], pages: Sequence[Pair], renderer: ReactRenderer) -> list[str | RenderError]:
    renderings = [pair.rendering for pair in pages if pair.rendering is not None]
    needed = {path for one in {one.module for one in renderings} for path in _reached(files, one)}
    return renderer.render_many({path: files[path] for path in needed}, renderings)


def _differs(pages: Sequence[Pair], answers: Sequence[str | RenderError]) -> bool:
    """Whether some page is not the one that Jinja2 gave."""
    html: list[tuple[str, str]] = []
    for pair, answer in zip(pages, answers, strict=True):
        if isinstance(answer, RenderError) or (pair.is_text and answer != pair.jinja):
            return True
        if not pair.is_text:
            html.append(pair.sides(answer))
    return any(found is not None for found in compare_many(html))


def _reached(files: Mapping[str, str], module: str) -> set[str]:
    """The files that a module imports, with itself and what those import."""
    reached: set[str] = set()
    pending = [module]
    while pending:
        base = pending.pop()
        path = next((base + end for end in ("", ".tsx", ".ts", "/index.tsx", "/index.ts") if base + end in files), None)
        if path is not None and path not in reached:
            reached.add(path)
            pending += _IMPORT.findall(files[path])
            pending += [(Path(path).parent / name).as_posix() for name in re.findall(r'from "\./([^"]+)"', files[path])]
    return reached


def table(results: Sequence[Result]) -> str:
    """A row for each kind of fault; the last column is about those that some context tells."""
    lines = [
        f"| fault | seeded | {' | '.join(OUTCOMES)} | noticed of what can be |",
        f"|---|---|{'---|' * len(OUTCOMES)}---|",
    ]
    for kind in (*KINDS, "all"):
        counts = Counter(one.outcome for one in results if kind in (one.kind, "all"))
        shown = " | ".join(str(counts[outcome]) for outcome in OUTCOMES)
        lines.append(f"| {kind} | {counts.total()} | {shown} | {100 * share(counts):.0f} % |")
    return "\n".join(lines)


def share(counts: Mapping[Outcome, int]) -> float:
    """The part of the faults that can be noticed which is: 0 to 1."""
    told = counts["noticed"] + counts["missed"] + counts["not reached"]
    return counts["noticed"] / told if told else 1.0


_HEAD = """# Seeded faults

Does `verify` notice what is wrong? `make mutations` seeds faults into the emitted code of the corpora, one at a time,
and compares the pages again. *Missed*: only a page of three times as many contexts tells. *Equivalent*: none of these
tells either; the list says whether the place has the same value with the fault in all of them, another one that makes
the same page, or is white space that no browser shows. *Differing page*: only pages evaluate the place that differ
without the fault. *Not reached*: no page evaluates it.
"""


def document(results: Sequence[Result]) -> str:
    """`docs/mutations.md`: the table, and every fault that no page noticed."""
    parts = [_HEAD, table(results)]
    for outcome in OUTCOMES[1:]:
        listed = [line.replace("|", "\\|") for line in survivors(results, outcome)]
        parts += ["", f"## {outcome.capitalize()}", "", *(f"- {line}" for line in listed or ["none"])]
    return "\n".join(parts) + "\n"


def survivors(results: Iterable[Result], outcome: Outcome) -> list[str]:
    """The faults that ended so, with what they change; equivalent ones by their reason."""
    found = sorted(
        (one for one in results if one.outcome == outcome), key=lambda one: (one.reason, KINDS.index(one.kind))
    )
    lines = (f"{one.kind}: {one.place}: `{_short(one.before)}` -> `{_short(one.after)}`" for one in found)
    return [f"{one.reason}: {line}" if one.reason else line for one, line in zip(found, lines, strict=True)]


def _short(code: str) -> str:
    text = " ".join(code.split())
    return text if len(text) <= 100 else f"{text[:100]}…"


def main(arguments: Sequence[str]) -> None:
    """Print the table and the faults that were not noticed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*")
    parser.add_argument("--each", type=int, default=3)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args(arguments)
    corpora = [one for one in core_corpora() if not chosen.names or any(one.name.startswith(n) for n in chosen.names)]
    context: Any = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(chosen.jobs, mp_context=context) as pool:
        found = pool.map(try_corpus, corpora, [chosen.each] * len(corpora), [chosen.seed] * len(corpora))
        results = [one for part in found for one in part]
    print(table(results))
    for outcome in OUTCOMES[1:]:
        print(f"--- {outcome}", *survivors(results, outcome), sep="\n")
    if chosen.write:
        (ROOT / "docs" / "mutations.md").write_text(document(results), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
