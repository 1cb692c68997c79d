"""How much is known about the values that the corpora's apps pass to their templates, with and without deep types.

`python -m tests.corpora.types [NAME...]` prints the table, `--write` (with all corpora) writes `docs/types.md`. The
checker is given the frameworks, what else the apps import (installed once into the cache), and the app's own archive;
nothing is imported or run.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from tests.corpora.run import python_files
from tests.support.corpora import Corpus, core_corpora
from tests.support.once import build_once
from tests.support.paths import CACHE, ROOT
from transpiler import pipeline
from transpiler.app import Reading, read_deeply
from transpiler.deep_types import Asked, ask, merged
from transpiler.deep_types.callers import Origin
from transpiler.deep_types.probes import Probes
from transpiler.deep_types.revealed import Either, Named, Returns, Revealed
from transpiler.facts import AppFacts, Program
from transpiler.stack import in_deep_thread
from transpiler.types import Dict, Function, List, Object, Tuple, Type, Union, Unknown

FRAMEWORKS = (
    "fastapi==0.165.0", "flask==3.1.3", "flask-babel==4.0.0", "flask-login==0.6.3", "flask-sqlalchemy==3.1.1",
    "flask-wtf==1.3.0", "sqlalchemy==2.1.9", "sqlmodel==0.0.50", "types-wtforms==3.2.1.20260518", "wtforms==3.3.2",
)  # fmt: skip
"""Installed with what they require."""
REQUIREMENTS = (
    "attrs==26.1.0", "fief-client==0.20.0", "flask-allows==0.7.1", "flask-babelplus==2.2.0", "flask-mail==0.10.0",
    "jwcrypto==1.6.1", "mongoengine==0.29.3", "oauthlib==4.0.1", "pyjwt==2.15.1", "pyotp==2.12.0", "pypuppetdb==3.2.0",
    "python-freeipa==1.0.10", "tornado==6.6.1", "traitlets==5.16.1",
)  # fmt: skip
"""What single apps import beside them, alone."""
_VAGUE = frozenset({"Unknown", "Any", "@_", "object"})


@dataclass(frozen=True, slots=True)
class Figures:
    """What is counted, once without and once with the checker (`deep_...`)."""

    values: int = 0
    full: int = 0
    useful: int = 0
    deep_full: int = 0
    deep_useful: int = 0
    props: int = 0
    """Those that some render call of the template passes."""
    absent: int = 0
    """Those that none passes."""
    declared: int = 0
    by_use: int = 0
    deep_declared: int = 0
    deep_by_use: int = 0
    deep_named: int = 0
    """Of those by use: the checker names the class of every value that is passed."""

    def __add__(self, other: Figures) -> Figures:
        return Figures(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))


def is_full(type_: Type) -> bool:
    """Whether nothing in a type is unknown; a class is known by its name."""
    match type_:
        case Unknown():
            return False
        case List(item) | Function(result=item):
            return is_full(item)
        case Dict(key, value):
            return is_full(key) and is_full(value)
        case Tuple(items) | Union(items):
            return all(map(is_full, items))
        case Object(module=None, fields=known):
            return all(is_full(field.type) for field in known.values())
        case _:
            return True


def reveals(answer: Revealed) -> tuple[bool, bool]:
    """Whether an answer of the checker has no unknown part, and whether it says what kind of value it is."""
    match answer:
        case Named(name, args):
            known = name not in _VAGUE and answer != Named("None")
            return known and all(reveals(arg)[0] for arg in args if arg != Named("None")), known
        case Either(members):
            parts = [reveals(member) for member in members if member != Named("None")]
            return bool(parts) and all(full for full, _ in parts), bool(parts) and all(useful for _, useful in parts)
        case Returns(result):
            return reveals(result)[0] or result == Named("None"), True


@dataclass(frozen=True, slots=True)
class App:
    """The Python side that one or several corpora (its template folders) share."""

    name: str
    corpora: tuple[Corpus, ...]


def apps(names: Sequence[str]) -> Iterator[App]:
    """The apps of the core corpora that have Python, each once."""
    found: dict[tuple[str, tuple[Path, ...]], list[Corpus]] = {}
    for corpus in core_corpora():
        if corpus.python and (not names or any(corpus.name.startswith(name) for name in names)):
            found.setdefault((corpus.name.partition(":")[0], corpus.python), []).append(corpus)
    for (name, _), corpora in found.items():
        yield App(name if len(corpora) > 1 else corpora[0].name, tuple(corpora))


def measure(app: App, packages: Sequence[Path]) -> Figures:
    """The figures of one app: values of its call sites once, props of each template folder."""
    files = python_files(app.corpora[0].python)
    total = Figures()
    for number, corpus in enumerate(app.corpora):
        reading = read_deeply(files)
        plain = _program(corpus, reading.facts)
        before = _values(reading, reading.facts) if number == 0 else Figures()
        asked = ask(files, reading, plain, [*packages, *_archive(corpus)])
        deep = merged(reading, asked)
        program = _program(corpus, deep)
        if number == 0:
            total += before + _deep_values(reading, deep, asked)
        total += _props(corpus, plain, program, _named(reading, asked))
    return total


def _program(corpus: Corpus, facts: AppFacts) -> Program:
    texts: dict[str, str] = {}
    texts: dict[str, str] = {}

    def unread(name: str) -> str | None:
        return None if name in texts else corpus.source(name)

    for name in corpus.templates:
        texts |= pipeline.reachable(name, unread, corpus.options)
    return pipeline.analyzed(pipeline.parsed(texts, corpus.options), facts).program


def _archive(corpus: Corpus) -> list[Path]:
    """The folder that the archive of a corpus is unpacked in, where its package can be imported from."""
    return [folder for folder in corpus.python[0].parents if folder.parent == CACHE / "corpora" / "unpacked"]


def _values(reading: Reading, facts: AppFacts) -> Figures:
    types = [type_ for site, _ in reading.contexts for type_ in site.values.values()]
    useful = [type_ for type_ in types if not isinstance(type_, Unknown)]
    return Figures(values=len(types), full=sum(map(is_full, types)), useful=len(useful))


def _deep_values(reading: Reading, facts: AppFacts, asked: Asked) -> Figures:
    """What is known together: by the source, or by the checker about each expression that a value can be."""
    full = useful = 0
    sites = iter([site for template in facts.call_sites.values() for site in template])
    by_key = {(site.template, site.file, site.line, tuple(site.values)): site for site in sites}
    answered = _answers(asked)
    for index, (site, _) in enumerate(reading.contexts):
        deep = by_key[(site.template, site.file, site.line, tuple(site.values))]
        for name, type_ in deep.values.items():
            grades = answered.get((str(index), name), [(False, False)])
            full += is_full(type_) or all(grade for grade, _ in grades)
            useful += not isinstance(type_, Unknown) or all(grade for _, grade in grades)
    return Figures(deep_full=full, deep_useful=useful)


def _answers(asked: Asked) -> dict[tuple[str, str], list[tuple[bool, bool]]]:
    """By call site and name: the grades of the expressions that the value can be."""
    found: dict[tuple[str, str], list[tuple[bool, bool]]] = {}
    for value in asked.values:
        if value.key[0] == "site":
            found[value.key[1], value.key[2]] = [_grade(origin, asked.probes) for origin in value.origins]
    return found


def _grade(origin: Origin, probes: Probes) -> tuple[bool, bool]:
    """Whether nothing is unknown about an expression, and whether it is known what kind of value it is."""
    question = probes.about(origin.expr)
    full, useful = reveals(question.answer(origin.path)) if question is not None else (False, False)
    others = [_grade(one, probes) for one in origin.instead]
    if others and not useful:
        return all(one for one, _ in others), all(one for _, one in others)
    return full, useful


def _named(reading: Reading, asked: Asked) -> set[tuple[str, str]]:
    """Templates with the names whose values the checker all names the class of."""
    found: dict[tuple[str, str], bool] = {}
    answered = _answers(asked)
    for index, (site, _) in enumerate(reading.contexts):
        for name in site.values:
            known = all(useful for _, useful in answered.get((str(index), name), [(False, False)]))
            found[site.template, name] = found.get((site.template, name), True) and known
    return {key for key, known in found.items() if known}


def _props(corpus: Corpus, plain: Program, deep: Program, named: set[tuple[str, str]]) -> Figures:
    figures = Figures()
    for name in corpus.templates:
        if name not in plain.templates or name not in plain.app.call_sites:
            continue
        sites = plain.app.call_sites[name]
        for before, after in zip(plain.templates[name].props, deep.templates[name].props, strict=True):
            if not any(after.name in site.values for site in sites):
                figures += Figures(absent=1)
                continue
            known, deep_known = not isinstance(before.type, Unknown), not isinstance(after.type, Unknown)
            by_use = deep_known and after.evidence == "use"
            figures += Figures(
                props=1,
                declared=known and before.evidence == "declared",
                by_use=known and before.evidence == "use",
                deep_declared=deep_known and after.evidence == "declared",
                deep_by_use=by_use,
                deep_named=by_use and (name, after.name) in named,
            )
    return figures


def installed() -> list[Path]:
    """The folder with the packages that the apps import, made once."""

    def install(target: Path) -> None:
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--only-binary", ":all:"]
        command += ["--ignore-requires-python", "--upgrade", "--target", str(target)]
        for packages in ((*FRAMEWORKS,), ("--no-deps", *REQUIREMENTS)):
            done = subprocess.run([*command, *packages], capture_output=True, text=True, check=False)
            if done.returncode != 0:
                raise RuntimeError(f"cannot install {packages}:\n{done.stderr}")

    key = hashlib.sha256(" ".join((*FRAMEWORKS, *REQUIREMENTS)).encode()).hexdigest()[:12]
    return [build_once(CACHE / "types" / key, install)]


def document(rows: Sequence[tuple[str, Figures]]) -> str:
    """`docs/types.md`."""
    total = sum((figures for _, figures in rows), Figures())
    shown = [*rows, ("**all**", total)]
    lines = [_HEAD, _VALUES]
    for name, one in shown:
        if one.values:
            cells = (_part(n, one.values) for n in (one.full, one.useful, one.deep_full, one.deep_useful))
            lines.append(f"| {name} | {one.values} | {' | '.join(cells)} |")
    lines.append(_PROPS)
    for name, one in shown:
        if one.props:
            known = one.deep_declared + one.deep_by_use
            counts = (one.declared, one.by_use, one.deep_declared, one.deep_by_use, one.deep_named)
            cells = (_part(n, one.props) for n in (*counts, known, one.props - known))
            lines.append(f"| {name} | {one.props} | {' | '.join(cells)} | {one.absent} |")
    return "\n".join(lines) + "\n"


def _part(count: int, whole: int) -> str:
    return f"{100 * count / whole:.0f} %"


_HEAD = """# Types of the app's values

How much is known about what the apps of the core corpora pass to their templates: `make types` writes this page.
"""
_VALUES = """\
## Values at render calls

Each value of a render call whose template is a literal counts once. *Full*: no part of its type is unknown; a class
counts by its name. *Useful*: what kind of value it is is known (a list, a dict, a class). *Source*: what reading the
app's syntax alone tells. *Checker*: with `jinja2tsx[types]`, the frameworks and a few other requirements installed.
A union with an unknown member is neither.

The aim is 65 % full and 80 % useful with the checker. What is missing are parameters without annotations whose callers
are not all seen, rows and documents (`sqlite3`, JSON), settings, and results of packages without types.

| app | values | source: full | useful | checker: full | useful |
|---|---|---|---|---|---|"""
_PROPS = """
## Props of rendered templates

Every prop of a template that one of its render calls passes. *Declared*: its type comes from the app. *By use*: from
what the templates do with it, a contract that the encoder keeps; *class*: of those, the checker names the class of all
that is passed (a form, a request): templates get what they read of its objects. *Neither*: `unknown`. *Not passed*:
props that no render call of the template passes, beside these: their types are by use.

The aim is 60 % declared, 95 % declared or by use (*both*).

| app | props | source: declared | by use | checker: declared | by use | class | both | neither | not passed |
|---|---|---|---|---|---|---|---|---|---|"""


def main(arguments: Sequence[str]) -> None:
    """Print or write the tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*")
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args(arguments)
    packages = installed()
    rows = [(app.name, in_deep_thread(measure, app, packages)) for app in apps(chosen.names)]
    text = document(rows)
    if chosen.write and not chosen.names:
        (ROOT / "docs" / "types.md").write_text(text, "utf-8")
    print(text)


if __name__ == "__main__":
    main(sys.argv[1:])
