"""`jinja2tsx doctor`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import click
import jinja2

from transpiler import __version__
from transpiler.cli.options import settings_of
from transpiler.deep_types import is_installed
from transpiler.format import FormatError, Formatter, WorkerError, find_node
from transpiler.format.formatter import PRETTIER_VERSION
from transpiler.project import (
    ProjectError,
    Settings,
    discover,
    find_settings,
    find_templates,
)


@dataclass(frozen=True, slots=True)
class _Finding:
    name: str
    ok: bool
    what: str
    hint: str = ""


@click.command(short_help="Say what is missing: Node.js, settings, templates, the app.")
@click.argument("source", default=".", type=click.Path(path_type=Path), metavar="[SRC]")
@click.pass_context
def doctor(ctx: click.Context, source: Path) -> None:
    """Look at Node.js, Prettier, the settings, the templates and the app at SRC, and say what to do.

    Exit code 1 tells that something is missing.
    """
    found = list(_findings(source))
    width = max(len(one.name) for one in found)
    for one in found:
        click.echo(f"{'ok ' if one.ok else 'no '} {one.name.ljust(width)}  {one.what}")
        if one.hint:
            click.echo(f"    {' ' * width}  hint: {one.hint}")
    ctx.exit(0 if all(one.ok for one in found) else 1)


def _findings(source: Path) -> Iterator[_Finding]:
    python = ".".join(map(str, sys.version_info[:3]))
    yield _Finding("jinja2tsx", True, f"{__version__}, Python {python}, Jinja2 {jinja2.__version__}")
    try:
        file = find_settings(source)
        settings = settings_of({}, source)
        yield _Finding(
            "settings", True, str(file) if file else "none: [tool.jinja2tsx] of a pyproject.toml may hold them"
        )
    except ProjectError as error:
        yield _Finding("settings", False, error.message, error.hint)
        settings = Settings()
    yield from _node(settings)
    yield from _templates(source, settings)


def _node(settings: Settings) -> Iterator[_Finding]:
    node = find_node(settings.node)
    if node is None:
        yield _Finding(
            "Node.js", False, "none: output stays unformatted", "install Node.js, or pip install jinja2tsx[node]"
        )
        return
    yield _Finding("Node.js", True, f"{'.'.join(map(str, node.version))}, {node.executable} ({node.origin})")
    with Formatter(settings.node, cache=False) as formatter:
        try:
            works = formatter.format("a.ts", "let a") == "let a;\n"
            missing = formatter.missing
        except (FormatError, WorkerError) as error:
            yield _Finding("Prettier", False, str(error))
            return
    if missing is not None:
        yield _Finding("Prettier", False, missing.reason, missing.hint)
    else:
        yield _Finding("Prettier", works, PRETTIER_VERSION)


def _templates(source: Path, settings: Settings) -> Iterator[_Finding]:
    try:
        app, roots = find_templates(settings, (source,))
        found = discover((source,), roots)
    except ProjectError as error:
        yield _Finding("templates", False, error.message, error.hint)
        return
    shown = ", ".join(map(str, found.roots))
    hint = "" if found.selected else "name the folder of the templates"
    yield _Finding("templates", bool(found.selected), f"{len(found.selected)} in {shown or source}", hint)
    if app.folder is None:
        yield _Finding(
            "app", False, "none around the templates: types come from the templates alone", "name it with --app"
        )
        return
    calls = sum(map(len, app.facts.call_sites.values()))
    what = f"{app.facts.framework}, {len(app.facts.routes)} endpoints, {calls} render calls, {app.folder}"
    yield _Finding("app", True, what)
    yield _types()
    for problem in app.problems:
        yield _Finding("app", False, problem)


def _types() -> _Finding:
    if not is_installed():
        what = "no pyrefly: only what the app's source shows by itself"
        return _Finding("types", True, what, "for more of the types: pip install jinja2tsx[types]")
    return _Finding("types", True, f"pyrefly {version('pyrefly')}")
