"""`jinja2tsx verify`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from transpiler.bridge import Recorded
from transpiler.cli.options import SOURCE, setting_options, settings_of
from transpiler.cli.show import convert_showing, progress, show_diagnostics, show_problems
from transpiler.format import NodeMissing, WorkerError
from transpiler.project import (
    InputError,
    Outcome,
    OutputError,
    Request,
    ctx_of,
    everything,
    format_converted,
    open_project,
    page_files,
    props_of,
)
from transpiler.stack import in_deep_thread
from transpiler.verify import (
    AppImportError,
    ContextFileError,
    Given,
    ReactRenderer,
    Subject,
    import_app,
    locate,
    read_contexts,
    verify_templates,
)
from transpiler.verify.report import as_html, as_json, as_table

_FAILED = frozenset({"different", "explained"})
_NAMED = 5
"""So many names of templates are printed."""


@click.command(short_help="Prove that React renders the pages that Jinja2 renders.")
@click.argument("sources", nargs=-1, required=True, type=SOURCE, metavar="SRC...")
@click.option(
    "--contexts",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A JSONL file with contexts; may be repeated. Without --made-up, only these are rendered.",
)
@click.option(
    "--made-up/--no-made-up", default=None, help="Make contexts up from the types; the default without --contexts."
)
@click.option(
    "--app-import",
    metavar="MODULE:APP",
    help="Take filters, tests and globals from the app, which is IMPORTED AND RUN. Without it no code of yours runs: "
    "they are stand-ins that answer both sides alike.",
)
@click.option("--exact", is_flag=True, help="White space and attribute values count character for character.")
@click.option("--budget", type=click.IntRange(min=0), default=150, show_default=True,
              help="How many contexts to try for each template, so that every branch is reached.")  # fmt: skip
@click.option("--html", "report", type=click.Path(path_type=Path), help="Write a report with both pages side by side.")
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="How the verdicts are printed.")  # fmt: skip
@setting_options
@click.pass_context
def verify(
    ctx: click.Context,
    /,
    sources: tuple[Path, ...],
    contexts: tuple[Path, ...],
    made_up: bool | None,
    app_import: str | None,
    exact: bool,
    budget: int,
    report: Path | None,
    output_format: str,
    **given: object,
) -> None:
    """Prove that React renders the page that Jinja2 renders: for every template, with many contexts.

    Contexts are made up from the types, or come from files (written by hand, or recorded from the app's own tests by
    `pytest --jinja2tsx-record FILE`). Exit code 1 tells that some page differs, or that a template is not converted.
    """
    settings = settings_of(given, sources[0])
    outcome = convert_showing(open_project(Request(sources, settings)))
    format_converted(outcome)  # so that the lines named are those of the files
    subject = subject_of(outcome)
    try:
        recorded = [one for path in contexts for one in read_contexts(path)]
        made_up = not contexts if made_up is None else made_up
        _check_names(recorded, outcome, made_up)
        own = None if app_import is None else import_app(app_import)
        renderer = ReactRenderer(settings.node, alias=settings.import_alias)
        with progress("Comparing", len(outcome.project.names)) as advance:
            verification = in_deep_thread(
                verify_templates, subject, outcome.project.names, renderer, given=recorded, progress=advance,
                make_up=made_up, own=own, exact=exact, budget=budget,
            )  # fmt: skip
        verdicts = verification.verdicts
        places = locate(subject, verification, renderer, exact=exact)
    except (ContextFileError, AppImportError) as error:
        raise InputError(str(error)) from error
    except NodeMissing as error:
        raise InputError(f"verify needs Node.js: {error.reason}", error.hint) from error
    except WorkerError as error:
        raise InputError(f"Node.js stopped: {error}") from error
    if report is not None:
        _write(report, as_html(verdicts, places))
    click.echo(as_json(verdicts, places) if output_format == "json" else as_table(verdicts, places), nl=False)
    show_diagnostics(outcome.project, [one for one in outcome.diagnostics if one.severity == "error"], "text", err=True)
    show_problems(outcome)
    differs = any(pair.status in _FAILED for one in verdicts for pair in one.pairs)
    ctx.exit(1 if differs or outcome.has_errors else 0)


def _check_names(given: Sequence[Given], outcome: Outcome, made_up: bool) -> None:
    """Say which contexts are for templates that are not verified. Raises `InputError` if nothing is left to do."""
    names = set(outcome.project.names)
    unknown = list(dict.fromkeys(one.template for one in given if one.template not in names))
    shown = ", ".join(unknown[:_NAMED]) + (", ..." if len(unknown) > _NAMED else "")
    if not made_up and all(one.template not in names for one in given):
        what = f"they name {shown}" if unknown else "there are none"
        raise InputError(
            f"no context is for a template that is verified: {what}",
            "name templates as the app's loader does: `blog/index.html`; --made-up makes contexts up",
        )
    if unknown:
        click.echo(f"warning: contexts for templates that are not verified are left out: {shown}", err=True)


def _write(report: Path, page: str) -> None:
    try:
        report.parent.mkdir(parents=True, exist_ok=True)
        report.write_text(page, "utf-8")
    except OSError as error:
        raise OutputError(f"the report {report} cannot be written: {error.strerror or error}") from error


def subject_of(outcome: Outcome) -> Subject:
    """What `verify` needs of a conversion."""
    loaded = outcome.project.loaded
    program = loaded.program

    def props(name: str, context: Mapping[str, Any], recorded: Recorded) -> dict[str, Any]:
        return props_of(program, name, context, lambda *_: recorded)

    def ctx(context: Mapping[str, Any], recorded: Recorded) -> Any:
        return ctx_of(program, context, recorded)

    return Subject.of(loaded, everything(outcome), page_files(outcome), props, ctx)
