"""pytest plugin: write down every template source that a test-suite gives to Jinja2's parser, with the options.

    python -m pytest -p source_recorder --record-sources OUT.jsonl tests

One JSON object per line: `source`, `options` (as in `jinja2.Environment`), `extensions` (import names), `newstyle`,
`trimmed`. Imports nothing of the project, so that it runs inside the suite's own environment.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment

OPTIONS = (
    "block_start_string",
    "block_end_string",
    "variable_start_string",
    "variable_end_string",
    "comment_start_string",
    "comment_end_string",
    "line_statement_prefix",
    "line_comment_prefix",
    "trim_blocks",
    "lstrip_blocks",
    "newline_sequence",
    "keep_trailing_newline",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--record-sources", type=Path, required=True)


def pytest_configure(config: pytest.Config) -> None:
    seen: dict[str, None] = {}
    config.stash[_SEEN] = seen
    parse: Any = Environment._parse

    def recording(self: Environment, source: str, name: str | None, filename: str | None) -> Any:
        row = {
            "source": str(source),
            "options": {option: getattr(self, option) for option in OPTIONS},
            "extensions": sorted(self.extensions),
            "newstyle": bool(getattr(self, "newstyle_gettext", False)),
            "trimmed": bool(self.policies["ext.i18n.trimmed"]),
        }
        seen.setdefault(json.dumps(row, sort_keys=True))
        return parse(self, source, name, filename)

    Environment._parse = recording  # type: ignore[method-assign]


def pytest_unconfigure(config: pytest.Config) -> None:
    file: Path = config.getoption("--record-sources")
    file.write_text("".join(f"{line}\n" for line in config.stash[_SEEN]), encoding="utf-8")


_SEEN = pytest.StashKey[dict[str, None]]()
