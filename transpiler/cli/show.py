"""Printing: diagnostics, progress, the summary."""

from __future__ import annotations

import difflib
import io
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from transpiler import __version__
from transpiler.diagnostics import Diagnostic, Format, render
from transpiler.project import Outcome, Project, Report, convert_project, make_report

_DIFF_COLORS = {"+": "green", "-": "red", "@": "cyan"}


def in_colors(stream: IO[str]) -> bool:
    """Whether to print in colours: on a terminal that has them, unless NO_COLOR or FORCE_COLOR says otherwise."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (stream.isatty() and os.environ.get("TERM") != "dumb")


def show_diagnostics(project: Project, found: Sequence[Diagnostic], style: Format, *, err: bool = False) -> None:
    """Print diagnostics."""
    color = in_colors(sys.stderr if err else sys.stdout)
    text = render(found, style, project.found.file_of, version=__version__, color=color)
    if text:
        click.echo(text, err=err, nl=False, color=color)


def show_changes(outcome: Outcome) -> None:
    """Print what a run would change in the output folder, as a unified diff; of the run-time library, the names."""
    color = in_colors(sys.stdout)
    for one in outcome.written.changes:
        name = (outcome.project.request.out or Path()).joinpath(one.path).as_posix()
        if one.path.startswith("lib/jinja/"):
            what = "removed" if one.after is None else "added" if one.before is None else "changed"
            click.echo(f"{what}: {name}")
            continue
        before, after = _lines(one.before), _lines(one.after)
        names = ("/dev/null" if one.before is None else name, "/dev/null" if one.after is None else name)
        for line in difflib.unified_diff(before, after, *names):
            shown = line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
            click.echo(click.style(shown, fg=_DIFF_COLORS.get(line[0])), nl=False, color=color)


def _lines(content: bytes | None) -> list[str]:
    return io.StringIO((content or b"").decode("utf-8", "replace")).readlines()


def show_problems(outcome: Outcome) -> None:
    """Print, to standard error, what is about no template: the app's files, formatting, files left alone."""
    written = outcome.written
    lines = [f"the app: {problem}" for problem in outcome.project.app.problems]
    if outcome.unformatted:
        lines.append(f"the files are not formatted: {outcome.unformatted}")
    for path in written.edited:
        since = ", though what it was made from has changed since" if path in written.behind else ""
        lines.append(f"{path} was edited by hand and is left as it is{since}; --force overwrites it")
    lines += [f"{path} belongs to a template that is gone, but was edited by hand: delete it" for path in written.kept]
    if not outcome.project.request.dry:
        lines += [f"{path} belongs to nothing any more: removed" for path in written.removed]
    for line in lines:
        click.echo(f"warning: {line}", err=True)


@contextmanager
def progress(what: str, total: int) -> Iterator[Callable[[str], None]]:
    """Gives what to call as each of `total` templates is done: it moves a progress bar, if there is a terminal.

    The bar is drawn only then, so that no thread of its own runs.
    """
    console = Console(stderr=True)
    if not sys.stderr.isatty() or console.is_dumb_terminal:
        yield lambda _name: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, auto_refresh=False, transient=True) as bar:
        task = bar.add_task(what, total=total)

        def advance(_name: str) -> None:
            bar.advance(task)
            bar.refresh()

        yield advance


def convert_showing(project: Project) -> Outcome:
    """Convert a project with a progress bar."""
    with progress("Converting", len(project.names)) as advance:
        return convert_project(project, advance)


def summary(outcome: Outcome, out: Path | None, hidden_notes: int, more: Sequence[tuple[str, str]] = ()) -> None:
    """Print the totals, and `more` rows below them."""
    rows = [*_rows(make_report(outcome.converted, __version__), outcome, out), *more]
    width = max(len(label) for label, _ in rows)
    for label, value in rows:
        click.echo(f"{label.ljust(width)}  {value}")
    if hidden_notes:
        what = "1 note is" if hidden_notes == 1 else f"{hidden_notes} notes are"
        click.echo(f"{what} not shown; --verbose shows {'it' if hidden_notes == 1 else 'them'}.")


def count(number: int, what: str) -> str:
    """`1 page`, `2 pages`."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _rows(report: Report, outcome: Outcome, out: Path | None) -> list[tuple[str, str]]:
    totals, written = report.totals, outcome.written
    rows = [("Templates", f"{totals.converted} converted, {totals.failed} failed")]
    counts = (count(totals.errors, "error"), count(totals.warnings, "warning"), count(totals.notes, "note"))
    rows.append(("Messages", ", ".join(counts)))
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
        dry = outcome.project.request.dry
        parts = [f"{len(written.written)} {'to write' if dry else 'written'}", f"{len(written.unchanged)} unchanged"]
        parts += [f"{len(written.edited)} edited"] if written.edited else []
        parts += [f"{len(written.removed)} {'to remove' if dry else 'removed'}"] if written.removed else []
        rows.append(("Files", f"{', '.join(parts)}, in {out}"))
    return rows
