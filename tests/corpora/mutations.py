"""Seed faults into the emitted code of the corpora: does `verify` notice them?

`python -m tests.corpora.mutations [NAME...] [--each COUNT] [--seed N] [--write]` prints, for each kind of fault, how
many were seeded, how many a page noticed, and every fault that none did; `--write` also writes `docs/mutations.md`.

A fault is seeded only into code that belongs to a page which is the same without it. Its outcome:

- *noticed*: some page is no longer the same.
- *invisible*: the HTML of some page changes, but no page does (white space that no browser shows).
- *same HTML*: pages evaluate the place, and the HTML of all of them stays the same.
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
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias, get_args

from tests.corpora.run import load, project, subject_of
from tests.support.corpora import Corpus, core_corpora
from tests.support.node import node_modules, run_node
from tests.support.paths import ROOT
from transpiler import pipeline
from transpiler.stack import in_deep_thread
from transpiler.verify import ReactRenderer, verify_templates
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

Outcome: TypeAlias = Literal["noticed", "invisible", "same HTML", "not reached"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
_IMPORT = re.compile(r'from "@/([^"]+)"')


@dataclass(frozen=True)
class Seed:
    """One fault: `text` instead of what stands at `start`; `probe` there throws when it is evaluated."""

    kind: str
    path: str
    start: int
    end: int
    text: str
    probe: str

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
    return Seed(seed.kind, seed.path, start, end, seed.text, seed.probe)


def try_corpus(corpus: Corpus, each: int, seed: int) -> list[Result]:
    """Seed up to `each` faults of every kind, and see."""
    return in_deep_thread(_try_corpus, corpus, each, seed)


def _try_corpus(corpus: Corpus, each: int, seed: int) -> list[Result]:
    loaded = load(corpus)
    done = [pipeline.convert(loaded, name) for name in loaded.sources]
    names = [name for name in sorted(corpus.templates) if name in loaded.program.templates]
    renderer = ReactRenderer()
    verified = verify_templates(subject_of(loaded, done, project(loaded, done)), names, renderer)
    pages: dict[str, list[Pair]] = defaultdict(list)
    for verdict in verified.verdicts:
        for pair in verdict.pairs:
            if pair.status == "same" and pair.rendering is not None:
                for path in _reached(verified.files, pair.rendering.module):
                    pages[path].append(pair)
    own = {path: text for path, text in verified.files.items() if path in pages and path.startswith("templates/")}
    shuffled = random.Random(f"{seed} {corpus.name}")
    results: list[Result] = []
    possible = seeds(own)
    for kind in KINDS:
        chosen = [one for one in possible if one.kind == kind]
        shuffled.shuffle(chosen)
        results += [
            _outcome(corpus.name, one, verified.files, pages[one.path], renderer, shuffled) for one in chosen[:each]
        ]
    return results


def _outcome(
    corpus: str,
    seed: Seed,
    files: Mapping[str, str],
    pages: Sequence[Pair],
    renderer: ReactRenderer,
    shuffled: random.Random,
) -> Result:
    looked = list(pages) if len(pages) <= _PAGES else shuffled.sample(list(pages), _PAGES)
    code = files[seed.path]
    line = code.count("\n", 0, seed.start) + 1
    answers = _render(seed.into(files, seed.text), looked, renderer)
    outcome: Outcome
    if _differs(looked, answers):
        outcome = "noticed"
    elif any(answer != pair.react for answer, pair in zip(answers, looked, strict=True)):
        outcome = "invisible"
    elif any(isinstance(answer, RenderError) for answer in _render(seed.into(files, seed.probe), looked, renderer)):
        outcome = "same HTML"
    else:
        outcome = "not reached"
    return Result(seed.kind, f"{corpus}: {seed.path}:{line}", code[seed.start : seed.end], seed.text, outcome)


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
            html.append((pair.jinja or "", answer))
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
    """A row for each kind of fault."""
    lines = [f"| fault | seeded | {' | '.join(OUTCOMES)} |", f"|---|---{'|---' * len(OUTCOMES)}|"]
    for kind in (*KINDS, "all"):
        counts = Counter(one.outcome for one in results if kind in (one.kind, "all"))
        shown = " | ".join(str(counts[outcome]) for outcome in OUTCOMES)
        lines.append(f"| {kind} | {counts.total()} | {shown} |")
    return "\n".join(lines)


_HEAD = """# Seeded faults

Does `verify` notice what is wrong? `make mutations` seeds faults into the emitted code of the corpora, one at a time,
and compares the pages again. *Invisible*: the HTML of a page changes, but no page does (white space that no browser
shows). *Same HTML*: pages evaluate the place and give the same HTML: nothing can tell the fault (a number needs no
escape), or no context has the value that would. *Not reached*: no page evaluates the place.
"""


def document(results: Sequence[Result]) -> str:
    """`docs/mutations.md`: the table, and every fault that no page noticed."""
    listed = [f"- {line}" for line in survivors(results).splitlines()]
    return (
        "\n".join([_HEAD, table(results), "", "## Not noticed", "", *(line.replace("|", "\\|") for line in listed)])
        + "\n"
    )


def survivors(results: Iterable[Result]) -> str:
    """The faults that no page noticed, with what they change."""
    return "\n".join(
        f"{one.outcome}: {one.kind}: {one.place}: `{_short(one.before)}` -> `{_short(one.after)}`"
        for one in results
        if one.outcome not in ("noticed", "invisible")
    )


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
    print(survivors(results))
    if chosen.write:
        (ROOT / "docs" / "mutations.md").write_text(document(results), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
