"""`jinja2tsx convert`."""

from __future__ import annotations

from pathlib import Path

import click

from transpiler import __version__
from transpiler.cli.options import (
    SOURCE,
    STDIN,
    format_option,
    setting_options,
    settings_of,
    standard_input,
    stdin_filename_option,
)
from transpiler.cli.show import convert_showing, show_changes, show_diagnostics, show_problems, summary
from transpiler.diagnostics import Format
from transpiler.ir.serialize import to_json
from transpiler.project import (
    Outcome,
    Request,
    format_converted,
    make_report,
    open_project,
    write_outcome,
    write_report,
)


@click.command(short_help="Convert templates into a folder, or one to standard output.")
@click.argument("sources", nargs=-1, required=True, type=SOURCE, metavar="SRC...")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="The output folder.")
@stdin_filename_option
@click.option(
    "--emit", type=click.Choice(["tsx", "ir"]), default="tsx", help="`ir`: the tree behind the code, as JSON."
)
@click.option("--report", type=click.Path(path_type=Path), help="Write what became of every template to a JSON file.")
@click.option("--check", is_flag=True, help="Write nothing; exit code 1 tells that files of OUT would change.")
@click.option("--diff", is_flag=True, help="As --check, and print how.")
@click.option("--force", is_flag=True, help="Overwrite files that were edited by hand.")
@click.option("--jobs", type=click.IntRange(min=1), help="How many processes; default: as many as there are cores.")
@click.option("-v", "--verbose", is_flag=True, help="Show notes, not only warnings and errors.")
@format_option
@setting_options
@click.pass_context
def convert(
    ctx: click.Context,
    /,
    sources: tuple[Path, ...],
    out: Path | None,
    stdin_filename: Path | None,
    emit: str,
    report: Path | None,
    check: bool,
    diff: bool,
    force: bool,
    jobs: int | None,
    verbose: bool,
    output_format: Format,
    **given: object,
) -> None:
    """Convert templates: folders or files into the folder OUT, or one file (`-`: standard input) to standard output.

    The templates root around a file is read as well, so that its code is the same as in a conversion of the whole.
    """
    dry = check or diff
    to_stdout = out is None and len(sources) == 1 and not sources[0].is_dir() and not dry
    if STDIN in sources and not to_stdout:
        raise click.UsageError(
            "`-` is one template and goes to standard output: leave out -o, --check, --diff and other sources"
        )
    if emit == "ir" and not to_stdout:
        raise click.UsageError("--emit ir prints one template: give one file and leave out -o")
    text = standard_input(sources, stdin_filename)
    start = sources[0] if text is None else text[0]
    settings = settings_of({**given, "out": None if out is None else str(out)}, start)
    target = None if to_stdout else settings.out
    if not to_stdout and target is None:
        raise click.UsageError("name the output folder: -o OUT")
    request = Request(
        sources if text is None else (),
        settings,
        None if target is None else Path(target),
        force,
        jobs or 0,
        text,
        dry=dry,
    )
    project = open_project(request)
    outcome = convert_showing(project)
    if to_stdout:
        _print_code(outcome, emit, output_format)
    else:
        write_outcome(outcome)
        _print_outcome(outcome, output_format, verbose, diff)
    if report is not None:
        write_report(report, make_report(outcome.converted, __version__))
    ctx.exit(1 if outcome.has_errors or (dry and outcome.written.changes) else 0)


def _print_code(outcome: Outcome, emit: str, style: Format) -> None:
    (converted,) = outcome.converted
    if emit == "ir":
        text = None if converted.module is None or converted.code is None else to_json(converted.module) + "\n"
    else:
        format_converted(outcome)
        text = converted.code
    if text is not None:
        click.echo(text.encode(), nl=False)  # UTF-8 whatever the terminal's encoding is
    show_diagnostics(outcome.project, outcome.diagnostics, style, err=True)
    show_problems(outcome)


def _print_outcome(outcome: Outcome, style: Format, verbose: bool, diff: bool) -> None:
    found = outcome.diagnostics
    if diff:
        show_changes(outcome)
        show_diagnostics(outcome.project, [one for one in found if verbose or one.severity != "note"], style, err=True)
    elif style == "text":
        shown = [one for one in found if verbose or one.severity != "note"]
        show_diagnostics(outcome.project, shown, style)
        if shown:
            click.echo()
        summary(outcome, outcome.project.request.out, len(found) - len(shown))
    else:
        show_diagnostics(outcome.project, found, style)
    show_problems(outcome)
