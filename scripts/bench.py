"""Measure speed, ours and theirs side by side on real templates: `make bench`.

Every round takes each measure once, in turn, so that a busy machine is busy for both sides; the medians of all rounds
are compared. Nothing here passes or fails.
"""

from __future__ import annotations

import argparse
import gc
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, TemplateError

import tests.conftest  # noqa: F401 - says where downloads go
from tests.corpora.run import load, project
from tests.support.corpora import Corpus, core_corpora
from tests.support.paths import ROOT
from tests.unit.parse.parity import environment_for
from transpiler import pipeline
from transpiler.diagnostics import Diagnostics
from transpiler.format import FormatError, Formatter
from transpiler.parse import parse
from transpiler.source import Source
from transpiler.stack import in_deep_thread

ONE_FILE = ROOT / "examples" / "blog" / "templates" / "blog" / "index.html"

Measure = Callable[[], object]


class Subject:
    """The templates of all corpora that both sides accept, in memory."""

    def __init__(self) -> None:
        self.corpora: list[tuple[Corpus, Environment, dict[str, str]]] = []
        for corpus in core_corpora():
            environment = environment_for(corpus.options)
            texts = {name: path.read_text("utf-8") for name, path in corpus.templates.items()}
            self.corpora.append((corpus, environment, {n: t for n, t in texts.items() if _compiles(environment, n, t)}))
        self.output: dict[str, str] = {}

    @property
    def templates(self) -> int:
        """How many there are."""
        return sum(len(texts) for _, _, texts in self.corpora)

    @property
    def kilobytes(self) -> int:
        """How large they are together."""
        return sum(len(text) for _, _, texts in self.corpora for text in texts.values()) // 1024

    def jinja_parse(self) -> None:
        """Text to Jinja2's nodes."""
        for _, environment, texts in self.corpora:
            for text in texts.values():
                environment.parse(text)

    def our_parse(self) -> None:
        """Text to our nodes."""
        for corpus, _, texts in self.corpora:
            for name, text in texts.items():
                source = Source(name, text)
                parse(source, corpus.options, Diagnostics(source))

    def jinja_compile(self) -> None:
        """Text to Python's byte code."""
        for _, environment, texts in self.corpora:
            for name, text in texts.items():
                environment.compile(text, name)

    def our_convert(self) -> None:
        """Text to TSX that is not formatted, without the app's code."""
        for corpus, _, texts in self.corpora:
            in_deep_thread(_converted, in_deep_thread(pipeline.load, texts, corpus.options))

    def our_batch(self) -> None:
        """Everything that `convert` does of each corpus, the app's code included, up to the formatted text."""
        self.output = {}
        with Formatter(cache=False) as formatter:
            for corpus, _, _ in self.corpora:
                loaded = in_deep_thread(load, corpus)
                files = project(loaded, in_deep_thread(_converted, loaded))
                made = {f"{corpus.name}/{path}": code for path, code in files.items() if "lib/jinja/" not in path}
                self.output |= made
                _format(formatter, made)

    def prettier_alone(self) -> None:
        """Format what `our_batch` made."""
        with Formatter(cache=False) as formatter:
            _format(formatter, self.output)


def _converted(loaded: pipeline.Loaded) -> list[pipeline.Converted]:
    return [pipeline.convert(loaded, name) for name in loaded.sources]


def _compiles(environment: Environment, name: str, text: str) -> bool:
    try:
        environment.compile(text, name)
    except TemplateError:
        return False
    return True


def _format(formatter: Formatter, codes: dict[str, str]) -> None:
    try:
        formatter.format_many(codes)
    except FormatError as error:  # code nested too deeply for Prettier; the others are formatted all the same
        print(f"  not formatted: {error.path}")


def _cold_command() -> None:
    """One template to standard output in a new process that finds nothing formatted before."""
    shutil.rmtree(Path(os.environ["JINJA2TSX_CACHE_DIR"]) / "formatted", ignore_errors=True)
    command = [str(Path(sys.executable).with_name("jinja2tsx")), "convert", str(ONE_FILE)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _warm_command() -> None:
    """The same template again."""
    command = [str(Path(sys.executable).with_name("jinja2tsx")), "convert", str(ONE_FILE)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _start_of_python() -> None:
    subprocess.run([sys.executable, "-c", "import jinja2"], check=True)


def compare(title: str, rounds: int, ours: Measure, theirs: Measure, names: tuple[str, str]) -> None:
    """Take both measures in turn and print their medians and the ratio."""
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(rounds + 1):
        for measure, found in zip((ours, theirs), times, strict=True):
            gc.collect()
            start = time.perf_counter()
            measure()
            if number:  # the first round fills caches
                found.append(time.perf_counter() - start)
    mine, other = (statistics.median(found) for found in times)
    print(title)
    for name, seconds in zip(names, (mine, other), strict=True):
        print(f"  {name:34} {seconds:8.3f} s")
    print(f"  ratio {mine / other:.2f}\n", flush=True)


def main() -> None:
    """Print all comparisons."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    subject = Subject()
    print(f"{subject.templates} templates of {len(subject.corpora)} corpora, {subject.kilobytes} KB; ", end="")
    print(f"medians of {rounds} interleaved rounds\n", flush=True)
    compare("Parse", rounds, subject.our_parse, subject.jinja_parse, ("transpiler.parse", "jinja2 Environment.parse"))
    names = ("parse, analyze, lower, emit TSX", "jinja2 Environment.compile")
    compare("Template to code, unformatted", rounds, subject.our_convert, subject.jinja_compile, names)
    names = ("convert everything and format it", "Prettier alone on the same output")
    compare("Whole batch", rounds, subject.our_batch, subject.prettier_alone, names)
    with tempfile.TemporaryDirectory() as cache:
        shutil.copytree(os.environ["JINJA2TSX_CACHE_DIR"], Path(cache, "cache"), symlinks=True)
        os.environ["JINJA2TSX_CACHE_DIR"] = str(Path(cache, "cache"))
        names = ("nothing formatted before", "again")
        compare("One file on the command line", rounds, _cold_command, _warm_command, names)
        names = ("nothing formatted before", 'python -c "import jinja2"')
        compare("One file on the command line", rounds, _cold_command, _start_of_python, names)


if __name__ == "__main__":
    main()
