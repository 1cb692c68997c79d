"""`--report FILE.json`: what became of every template (the shape stands in docs and in `Report`)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pydantic import BaseModel

from transpiler.diagnostics import Severity
from transpiler.pipeline import Converted
from transpiler.project.errors import OutputError
from transpiler.project.files import write_atomic


class ReportedDiagnostic(BaseModel):
    """One message."""

    code: str
    severity: Severity
    line: int
    column: int
    message: str


class ReportedRegion(BaseModel):
    """One place whose HTML was not balanced by itself: the rung of the ladder that took it, and why."""

    rung: str
    reason: str
    line: int


class ReportedTemplate(BaseModel):
    """One template: its module (None if nothing was written) and how it was written."""

    name: str
    module: str | None
    status: str
    diagnostics: list[ReportedDiagnostic]
    regions: list[ReportedRegion]
    helpers: int
    expressions: int


class Totals(BaseModel):
    """Sums over all templates."""

    templates: int = 0
    converted: int = 0
    failed: int = 0
    errors: int = 0
    warnings: int = 0
    notes: int = 0
    regions: int = 0
    helpers: int = 0
    expressions: int = 0


class Report(BaseModel):
    """The whole report."""

    version: str
    templates: list[ReportedTemplate]
    totals: Totals


def make_report(converted: Sequence[Converted], version: str) -> Report:
    """The report on these conversions."""
    templates = [_template(one) for one in converted]
    severities = [found.severity for one in templates for found in one.diagnostics]
    totals = Totals(
        templates=len(templates),
        converted=sum(one.status == "converted" for one in templates),
        failed=sum(one.status == "failed" for one in templates),
        errors=severities.count("error"),
        warnings=severities.count("warning"),
        notes=severities.count("note"),
        regions=sum(len(one.regions) for one in templates),
        helpers=sum(one.helpers for one in templates),
        expressions=sum(one.expressions for one in templates),
    )
    return Report(version=version, templates=templates, totals=totals)


def _template(one: Converted) -> ReportedTemplate:
    source = one.diagnostics.source
    found = []
    for item in one.diagnostics.items:
        place = item.source.position(item.span.start)
        found.append(
            ReportedDiagnostic(
                code=item.code, severity=item.severity, line=place.line, column=place.column, message=item.title
            )
        )
    return ReportedTemplate(
        name=one.name,
        module=one.path if one.code is not None else None,
        status="failed" if one.code is None else "converted",
        diagnostics=found,
        regions=[
            ReportedRegion(rung=item.rung, reason=item.reason, line=source.position(item.span.start).line)
            for item in one.regions
        ],
        helpers=one.helpers,
        expressions=one.expressions,
    )


def write_report(path: Path, report: Report) -> None:
    """Write the report. Raises `OutputError`."""
    try:
        write_atomic(path, report.model_dump_json(indent=2) + "\n")
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror or error}") from error
