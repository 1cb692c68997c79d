"""Printing: diagnostics, progress, the summary."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from transpiler import __version__
from transpiler.diagnostics import Diagnostic, Format, render
from transpiler.project import Outcome, Project, Report, convert_project, make_report


def show_diagnostics(project: Project, found: Sequence[Diagnostic], style: Format, *, err: bool = False) -> None:
    """Print diagnostics; colours only on a terminal."""
    stream = sys.stderr if err else sys.stdout
    text = render(found, style, project.found.file_of, version=__version__, color=stream.isatty())
    if text:
        click.echo(text, err=err, nl=False)


def show_problems(outcome: Outcome) -> None:
    """Print, to standard error, what is about no template: the app's files, formatting, files left alone."""
    written = outcome.written
    lines = [f"the app: {problem}" for problem in outcome.project.app.problems]
    if outcome.unformatted:
        lines.append(f"the files are not formatted: {outcome.unformatted}")
    lines += [f"{path} was edited by hand and is left as it is; --force overwrites it" for path in written.edited]
    lines += [f"{path} belongs to a template that is gone, but was edited by hand: delete it" for path in written.kept]
    lines += [f"{path} belongs to nothing any more: removed" for path in written.removed]
    for line in lines:
        click.echo(f"warning: {line}", err=True)


@contextmanager
def progress(total: int) -> Iterator[Progress | None]:
    """A progress bar on a terminal, else None. Drawn only when told to, so that no thread of its own runs."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, auto_refresh=False, transient=True) as bar:
        bar.add_task("Converting", total=total)
        yield bar


def convert_showing(project: Project) -> Outcome:
    """Convert a project with a progress bar."""
    with progress(len(project.names)) as bar:

        def advance(_name: str) -> None:
            if bar is not None:
                bar.advance(bar.task_ids[0])
                bar.refresh()

        return convert_project(project, advance)


def summary(outcome: Outcome, out: Path | None, hidden_notes: int) -> None:
    """Print the totals."""
    report = make_report(outcome.converted, __version__)
    console = Console(highlight=False)
    table = Table(show_header=False, box=None, pad_edge=False)
    for label, value in _rows(report, outcome, out):
        table.add_row(label, value)
    console.print(table)
    if hidden_notes:
        console.print(f"{hidden_notes} notes are not shown; --verbose shows them.")


def _rows(report: Report, outcome: Outcome, out: Path | None) -> list[tuple[str, str]]:
    totals, written = report.totals, outcome.written
    rows = [("Templates", f"{totals.converted} converted, {totals.failed} failed")]
    rows.append(("Messages", f"{totals.errors} errors, {totals.warnings} warnings, {totals.notes} notes"))
    plain = totals.expressions - totals.helpers
    if totals.expressions > 0 and plain >= 0:
        rows.append(("Expressions", f"{totals.expressions}, {100 * plain // totals.expressions} % without a helper"))
    rungs: dict[str, int] = {}
    for template in report.templates:
        for region in template.regions:
            rungs[region.rung] = rungs.get(region.rung, 0) + 1
    if rungs:
        listed = ", ".join(f"{count} by rung {rung}" for rung, count in sorted(rungs.items()))
        rows.append(("Unbalanced HTML", listed))
    if out is not None:
        changed = f"{len(written.written)} written, {len(written.unchanged)} unchanged"
        rest = [
            f"{len(paths)} {what}"
            for what, paths in (("edited", written.edited), ("removed", written.removed))
            if paths
        ]
        rows.append((f"Files in {out}", ", ".join([changed, *rest])))
    return rows
