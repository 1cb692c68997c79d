"""`jinja2tsx check`."""

from __future__ import annotations

from pathlib import Path

import click

from transpiler.cli.options import (
    SOURCE,
    format_option,
    setting_options,
    settings_of,
    standard_input,
    stdin_filename_option,
)
from transpiler.cli.show import convert_showing, show_diagnostics, show_problems, summary
from transpiler.diagnostics import Format
from transpiler.project import Request, open_project


@click.command(short_help="Say what a conversion would say; write nothing.")
@click.argument("sources", nargs=-1, required=True, type=SOURCE, metavar="SRC...")
@stdin_filename_option
@format_option
@setting_options
@click.pass_context
def check(
    ctx: click.Context,
    /,
    sources: tuple[Path, ...],
    stdin_filename: Path | None,
    output_format: Format,
    **given: object,
) -> None:
    """Say what a conversion of folders or files (`-`: standard input) would say, and write nothing.

    Exit code 1 tells that some template has an error.
    """
    text = standard_input(sources, stdin_filename)
    settings = settings_of(given, sources[0] if text is None else text[0])
    outcome = convert_showing(open_project(Request(sources if text is None else (), settings, given=text)))
    show_diagnostics(outcome.project, outcome.diagnostics, output_format)
    if output_format == "text":
        if outcome.diagnostics:
            click.echo()
        summary(outcome, None, 0)
    show_problems(outcome)
    ctx.exit(1 if outcome.has_errors else 0)
