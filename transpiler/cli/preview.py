"""`jinja2tsx preview`."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from transpiler.bridge import ContractError
from transpiler.cli.options import setting_options, settings_of
from transpiler.cli.show import show_diagnostics, show_problems
from transpiler.format import NodeMissing, WorkerError
from transpiler.project import InputError, Request, convert_project, open_project, page_files, props_of, read_context
from transpiler.verify import ReactRenderer, RenderError


@click.command(short_help="Print the page that React renders for a template.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--context", type=click.Path(path_type=Path), help="A JSON file with the names that the view passes.")
@click.option("--open", "show", is_flag=True, help="Open the page in the browser.")
@setting_options
@click.pass_context
def preview(ctx: click.Context, /, file: Path, context: Path | None, show: bool, **given: object) -> None:
    """Print the page that React renders for the template FILE, without a Next.js project."""
    if file.is_dir():
        raise click.UsageError(f"{file} is a folder: name one template")
    settings = settings_of(given, file)
    project = open_project(Request((file,), settings))
    values = {} if context is None else read_context(context)
    outcome = convert_project(project)
    show_diagnostics(project, [one for one in outcome.diagnostics if one.severity != "note"], "text", err=True)
    (converted,) = outcome.converted
    if converted.code is None:
        ctx.exit(1)
    files = page_files(outcome)
    show_problems(outcome)
    try:
        props = props_of(project.loaded.program, converted.name, values)
        renderer = ReactRenderer(settings.node, alias=settings.import_alias)
        page = renderer.render(files, converted.path.rpartition(".")[0], props)
    except ContractError as error:
        raise InputError(f"the context does not fit the template: {error}", "give the values with --context") from error
    except NodeMissing as error:
        raise InputError(f"a preview needs Node.js: {error.reason}", error.hint) from error
    except (RenderError, WorkerError) as error:
        click.echo(f"error: the page does not render: {error}", err=True)
        ctx.exit(1)
    if converted.path.endswith(".tsx") and page.startswith("<html"):
        page = f"<!DOCTYPE html>{page}"
    if not show:
        click.echo(page)
        return
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".html", delete=False) as written:
        written.write(page)
    click.launch(Path(written.name).as_uri())
