"""`jinja2tsx migrate`."""

from __future__ import annotations

from pathlib import Path

import click

from transpiler.cli.options import SOURCE, setting_options, settings_of
from transpiler.cli.show import convert_showing, count, show_diagnostics, show_problems, summary
from transpiler.project import Migration, Request, migrate_project, open_project

_RULES = 3
"""How many rules of one template are shown."""


@click.command(short_help="Write a Next.js project in front of the app.")
@click.argument("app_folder", type=SOURCE, metavar="APP")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="The folder of the Next.js project.")
@click.option(
    "--only",
    multiple=True,
    metavar="ROUTE",
    help="Only this route (`blog.index`, `blog.*`, `/auth/*`); may be repeated.",
)
@click.option("--except", "but", multiple=True, metavar="ROUTE", help="Not this route; may be repeated.")
@click.option("--actions/--no-actions", default=None, help="Send forms that suit by Server Actions.")
@click.option("--api", is_flag=True, help="Also write api.py: what each page reads as JSON, for other clients.")
@click.option("--force", is_flag=True, help="Overwrite files that were edited by hand.")
@click.option("--jobs", type=click.IntRange(min=1), help="How many processes; default: as many as there are cores.")
@click.option("-v", "--verbose", is_flag=True, help="Show notes, not only warnings and errors.")
@setting_options
@click.pass_context
def migrate(
    ctx: click.Context,
    /,
    app_folder: Path,
    out: Path | None,
    only: tuple[str, ...],
    but: tuple[str, ...],
    api: bool,
    force: bool,
    jobs: int | None,
    verbose: bool,
    **given: object,
) -> None:
    """Write a Next.js project in front of the app in the folder APP, which keeps running behind it."""
    settings = settings_of({**given, "out": None if out is None else str(out)}, app_folder, migrates=True)
    if settings.out is None:
        raise click.UsageError("name the output folder: -o OUT")
    request = Request((app_folder,), settings, Path(settings.out), force, jobs or 0, answers=True)
    outcome = convert_showing(open_project(request))
    done = migrate_project(outcome, only, but, api)
    found = [one for one in outcome.diagnostics if verbose or one.severity != "note"]
    show_diagnostics(outcome.project, found, "text")
    if found:
        click.echo()
    pages, routes = len(done.plan.pages()), len(done.plan.routes)
    row = ("Pages", f"{pages} for {count(routes, 'route')}")
    summary(outcome, request.out, len(outcome.diagnostics) - len(found), [row])
    _show_kept(done)
    show_problems(outcome)
    if done.plan.pages():
        click.echo(f"\nNext: {Path(settings.out) / 'README.md'} says how to start the app and Next.js in front of it.")
    ctx.exit(1 if outcome.has_errors else 0)


def _show_kept(done: Migration) -> None:
    """Print which routes the app keeps, and why."""
    kept: dict[tuple[str, str], list[str]] = {}
    for one in done.plan.left:
        kept.setdefault((one.name, one.why), []).append(one.rule)
    for (name, why), rules in kept.items():
        more = f" and {len(rules) - _RULES} more" if len(rules) > _RULES else ""
        click.echo(f"  the app keeps {name} ({', '.join(rules[:_RULES])}{more}): {why}")
    if not done.plan.pages():
        click.echo("warning: no route has a page: the app shows all of them", err=True)
