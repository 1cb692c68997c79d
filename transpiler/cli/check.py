"""`jinja2tsx check`."""

from __future__ import annotations

from pathlib import Path

import click

from transpiler.cli.options import SOURCE, format_option, setting_options, settings_of
from transpiler.cli.show import show_diagnostics, show_problems, summary
from transpiler.diagnostics import Format
from transpiler.project import Request, convert_project, open_project


@click.command()
@click.argument("sources", nargs=-1, required=True, type=SOURCE, metavar="SRC...")
@format_option
@setting_options
@click.pass_context
def check(ctx: click.Context, /, sources: tuple[Path, ...], output_format: Format, **given: object) -> None:
    """Say what a conversion would say about templates, and write nothing."""
    outcome = convert_project(open_project(Request(sources, settings_of(given, sources[0]))))
    show_diagnostics(outcome.project, outcome.diagnostics, output_format)
    if output_format == "text":
        if outcome.diagnostics:
            click.echo()
        summary(outcome, None, 0)
    show_problems(outcome)
    ctx.exit(1 if outcome.has_errors else 0)
