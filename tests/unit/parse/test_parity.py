"""The same trees and the same refusals as Jinja2: own snippets, its whole test-suite, real templates."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from tests.conformance import record
from tests.support.corpora import core_corpora
from tests.support.once import build_once
from tests.support.paths import CACHE
from tests.unit.parse import snippets
from tests.unit.parse.parity import EXTENSIONS, difference, environment_for
from transpiler.options import Options

pytestmark = pytest.mark.filterwarnings("ignore:invalid escape sequence:DeprecationWarning")

_PLAIN = Options()
_LINES = Options(line_statement_prefix="#", line_comment_prefix="##")
_TRIMMED = Options(trim_blocks=True, lstrip_blocks=True)
_KEPT = Options(keep_trailing_newline=True, newline_sequence="\r\n", lstrip_blocks=True)
_DELIMITERS = Options(
    block_start_string="<%",
    block_end_string="%>",
    variable_start_string="${",
    variable_end_string="}",
    comment_start_string="<!--",
    comment_end_string="-->",
)
_NAMES = {name: key for key, name in EXTENSIONS.items()}


def _differences(texts: Iterable[str], options: Options, **policy: bool) -> list[str]:
    environment = environment_for(options, **policy)
    found = ((text, difference(text, options, environment)) for text in texts)
    return [f"{text!r}: {problem}" for text, problem in found if problem]


def test_expressions() -> None:
    texts = [f"{{{{ {text} }}}}" for text in snippets.EXPRESSIONS]
    texts += [f"{{% if {text} %}}{{% endif %}}" for text in snippets.EXPRESSIONS]
    texts += [f"{{% set x = f(1, {text}) %}}" for text in snippets.EXPRESSIONS]
    texts += [f"{{% for x in {text} %}}{{% endfor %}}" for text in snippets.EXPRESSIONS]
    texts += [f"a\n\n{{{{\n{text}\n\n}}}}\n{{{{" for text in snippets.EXPRESSIONS]
    assert not _differences(texts, _PLAIN)


@pytest.mark.parametrize("options", [_PLAIN, _TRIMMED, _KEPT], ids=["plain", "trimmed", "kept"])
@pytest.mark.parametrize("kind", ["STATEMENTS", "TRANS", "WHITESPACE"])
def test_statements(kind: str, options: Options) -> None:
    texts: tuple[str, ...] = getattr(snippets, kind)
    assert not _differences(texts, options)
    assert not _differences([f"a\r\n b\n{text}\n c" for text in texts], options)


@pytest.mark.parametrize("newstyle", [False, True])
@pytest.mark.parametrize("trimmed", [False, True])
def test_trans_policies(newstyle: bool, trimmed: bool) -> None:
    assert not _differences(snippets.TRANS, _PLAIN, newstyle=newstyle, trimmed=trimmed)


def test_line_statements() -> None:
    assert not _differences(snippets.LINES, _LINES)
    assert not _differences(snippets.LINES, _LINES.model_copy(update={"lstrip_blocks": True, "trim_blocks": True}))
    assert not _differences(snippets.LINES, _PLAIN)


def test_delimiters() -> None:
    assert not _differences((*snippets.DELIMITERS, *snippets.WHITESPACE), _DELIMITERS)


@pytest.mark.parametrize("extension", sorted(EXTENSIONS))
def test_without_an_extension_its_tags_are_unknown(extension: str) -> None:
    options = Options.model_validate({"extensions": set(EXTENSIONS) - {extension}})
    assert not _differences((*snippets.STATEMENTS, *snippets.TRANS), options)


def test_mutations() -> None:
    """Snippets with a token dropped, doubled, swapped or put in: what people type while they edit."""
    chance = random.Random(20)
    seeds = [f"{{{{ {text} }}}}" for text in snippets.EXPRESSIONS]
    seeds += [*snippets.STATEMENTS, *snippets.TRANS, *snippets.WHITESPACE]
    words = sorted({word for seed in seeds for word in _TOKEN.findall(seed)})
    texts = []
    for _ in range(4_000):
        tokens = _TOKEN.findall(chance.choice(seeds))
        for _ in range(chance.choice((1, 1, 2))):
            place = chance.randrange(len(tokens) + 1)
            match chance.randrange(4):
                case 0:
                    del tokens[place : place + 1]
                case 1:
                    tokens[place:place] = [" ", chance.choice(words), "\n"]
                case 2:
                    tokens[place : place + 1] = [chance.choice(words)]
                case _:
                    tokens[place:] = tokens[place + 1 :] + tokens[place : place + 1]
        texts.append("".join(tokens))
    assert not _differences(texts, _PLAIN)


_TOKEN = re.compile(r"\{[%{#][-+]?|[-+]?[%}#]\}|\w+|\s+|\"[^\"]*\"|'[^']*'|[^\w\s]")


def test_jinja_test_suite() -> None:
    """Every source that Jinja2's own tests parse, except those of extensions that the tests invent."""
    rows = [json.loads(line) for line in _recorded_sources().read_text(encoding="utf-8").splitlines()]
    known = [row for row in rows if set(row["extensions"]) <= set(_NAMES)]
    assert len(known) == 870
    assert len(rows) - len(known) == 7
    problems = []
    for row in known:
        options = _options(row)
        environment = environment_for(options, newstyle=row["newstyle"], trimmed=row["trimmed"])
        if problem := difference(row["source"], options, environment):
            problems.append(f"{row['source']!r}: {problem}")
    assert not problems


def _options(row: dict[str, Any]) -> Options:
    return Options.model_validate({"extensions": {_NAMES[name] for name in row["extensions"]}, **row["options"]})


def _recorded_sources() -> Path:
    requirement, digest, arguments = record.SUITES["jinja"]

    def run(folder: Path) -> None:
        suite = record._source(requirement, digest)
        python = record._environment([record._source(*rest[:2]) for rest in record.SUITES.values()])
        command = ["-m", "pytest", "-q", "-p", "tests.unit.parse.source_recorder", "-p", "no:cacheprovider"]
        options = ["--record-sources", str(folder / "sources.jsonl")]
        subprocess.run(
            [str(python), *command, *options, *arguments],
            cwd=suite,
            env={"PYTHONPATH": str(CACHE.parent), "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"},
            check=True,
            capture_output=True,
        )

    return build_once(CACHE / "parse" / f"{requirement}-{sys.version_info.minor}", run) / "sources.jsonl"


def test_real_templates() -> None:
    problems, count = [], 0
    for corpus in core_corpora():
        texts = [text for name in corpus.templates if (text := corpus.source(name)) is not None]
        count += len(texts)
        problems += [f"{corpus.name}: {problem}" for problem in _differences(texts, corpus.options)]
    assert not problems
    assert count == 554
