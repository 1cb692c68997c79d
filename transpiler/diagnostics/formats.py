"""Diagnostics for machines: JSON, SARIF 2.1.0 (code scanning) and GitHub's workflow commands.

Lines and columns start at 1 and count characters; ends are exclusive, as SARIF has them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Literal, TypeAlias
from urllib.parse import quote

from typing_extensions import assert_never

from transpiler.diagnostics.catalog import CATALOG, Severity
from transpiler.diagnostics.diagnostic import Diagnostic
from transpiler.diagnostics.frame import frame
from transpiler.source import Source, Span

Format: TypeAlias = Literal["text", "json", "sarif", "github"]
FileOf: TypeAlias = Callable[[str], str]
"""The path that a template's name stands for."""

_SARIF_LEVEL: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "note"}
_GITHUB_COMMAND: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}
_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render(
    diagnostics: Sequence[Diagnostic], style: Format, file_of: FileOf, *, version: str = "", color: bool = False
) -> str:
    """All diagnostics in one of the formats; empty or ending in a line break."""
    match style:
        case "text":
            return "\n".join(frame(one, file_of(one.source.name), color=color) for one in diagnostics)
        case "json":
            return _json([record(one, file_of) for one in diagnostics])
        case "sarif":
            return _json(_sarif(diagnostics, file_of, version))
        case "github":
            return "".join(f"{_github(one, file_of)}\n" for one in diagnostics)
        case _:
            assert_never(style)


def record(diagnostic: Diagnostic, file_of: FileOf) -> dict[str, object]:
    """One diagnostic as plain data."""
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity,
        "template": diagnostic.source.name,
        "file": file_of(diagnostic.source.name),
        **_region(diagnostic.source, diagnostic.span),
        "message": diagnostic.title,
        "label": diagnostic.label,
        "text": diagnostic.text,
        "hint": diagnostic.hint,
        "others": [{**_region(diagnostic.source, other.span), "text": other.text} for other in diagnostic.others],
    }


def _region(source: Source, span: Span) -> dict[str, int]:
    start, end = source.position(span.start), source.position(span.end)
    return {"line": start.line, "column": start.column, "endLine": end.line, "endColumn": end.column}


def _json(data: object) -> str:
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _message(diagnostic: Diagnostic) -> str:
    hint = f"hint: {diagnostic.hint}" if diagnostic.hint else ""
    label = diagnostic.label and f"({diagnostic.label})"
    head = " ".join(part for part in (diagnostic.title, label) if part)
    return "\n".join(part for part in (head, diagnostic.text, hint) if part)


def _sarif(diagnostics: Sequence[Diagnostic], file_of: FileOf, version: str) -> dict[str, object]:
    codes = sorted({diagnostic.code for diagnostic in diagnostics})
    driver: dict[str, object] = {"name": "jinja2tsx", "rules": [_rule(code) for code in codes]}
    if version:
        driver["version"] = version
    results = [_result(one, codes.index(one.code), file_of) for one in diagnostics]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: str) -> dict[str, object]:
    entry = CATALOG[code]
    return {
        "id": code,
        "shortDescription": {"text": entry.summary},
        "fullDescription": {"text": entry.explanation},
        "defaultConfiguration": {"level": _SARIF_LEVEL[entry.severity]},
    }


def _result(diagnostic: Diagnostic, rule: int, file_of: FileOf) -> dict[str, object]:
    uri = quote(file_of(diagnostic.source.name))
    related = [
        {**_location(uri, diagnostic.source, other.span), "message": {"text": other.text}}
        for other in diagnostic.others
    ]
    result: dict[str, object] = {
        "ruleId": diagnostic.code,
        "ruleIndex": rule,
        "level": _SARIF_LEVEL[diagnostic.severity],
        "message": {"text": _message(diagnostic)},
        "locations": [_location(uri, diagnostic.source, diagnostic.span)],
    }
    return {**result, "relatedLocations": related} if related else result


def _location(uri: str, source: Source, span: Span) -> dict[str, object]:
    region = _region(source, span)
    sarif_region = {
        "startLine": region["line"],
        "startColumn": region["column"],
        "endLine": region["endLine"],
        "endColumn": region["endColumn"],
    }
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": sarif_region}}


def _github(diagnostic: Diagnostic, file_of: FileOf) -> str:
    region = _region(diagnostic.source, diagnostic.span)
    properties: dict[str, object] = {
        "file": file_of(diagnostic.source.name),
        "line": region["line"],
        "endLine": region["endLine"],
        "col": region["column"],
    }
    if region["line"] == region["endLine"]:
        properties["endColumn"] = region["endColumn"]  # GitHub takes a column range on one line only
    properties["title"] = f"jinja2tsx {diagnostic.code}"
    listed = ",".join(f"{name}={_github_property(str(value))}" for name, value in properties.items())
    return f"::{_GITHUB_COMMAND[diagnostic.severity]} {listed}::{_github_text(_message(diagnostic))}"


def _github_text(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _github_property(text: str) -> str:
    return _github_text(text).replace(":", "%3A").replace(",", "%2C")
