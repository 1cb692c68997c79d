"""Options that several commands share. Every scalar setting is an option of the same name."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar, get_args

import click

from transpiler.options import Options, Undefined
from transpiler.project import Settings, find_settings, load_settings

Command = TypeVar("Command", bound=Callable[..., Any])

FORMATS = ("text", "json", "sarif", "github")
SOURCE = click.Path(path_type=Path, allow_dash=True)
STDIN = Path("-")

_HELP = {
    "autoescape": "Escape in every template, or in none; without it by file ending, as Flask does.",
    "import_alias": "How imports from the output folder start.",
    "undefined": "The class of values that are not there, as in jinja2.Environment.",
    "trim_blocks": "As in jinja2.Environment.",
    "lstrip_blocks": "As in jinja2.Environment.",
    "keep_trailing_newline": "As in jinja2.Environment.",
}


def standard_input(sources: Sequence[Path], stdin_filename: Path | None) -> tuple[Path, bytes] | None:
    """The file that standard input stands for and its text, where `-` is the source. Raises `click.UsageError`."""
    if stdin_filename is not None and sources != (STDIN,):
        raise click.UsageError("--stdin-filename says what `-` stands for: give `-` as the source")
    if STDIN not in sources:
        return None
    if len(sources) > 1:
        raise click.UsageError("`-` is one template: leave out other sources")
    return stdin_filename or Path("stdin.html"), sys.stdin.buffer.read()


def stdin_filename_option(command: Command) -> Command:
    """`--stdin-filename`."""
    return click.option(
        "--stdin-filename", metavar="FILE", type=click.Path(path_type=Path), help="The file that `-` stands for."
    )(command)


def format_option(command: Command) -> Command:
    """`--output-format`."""
    return click.option(
        "--output-format",
        type=click.Choice(FORMATS),
        default="text",
        show_default=True,
        help="How messages are printed.",
    )(command)


def setting_options(command: Command) -> Command:
    """The settings as options; those not given keep the value of `pyproject.toml`."""
    for name, field in reversed(Options.model_fields.items()):
        if name == "actions":  # of `migrate` alone
            continue
        flag = f"--{name.replace('_', '-')}"
        text = _HELP.get(name, "As in jinja2.Environment.")
        if field.annotation in (bool, bool | None):
            command = click.option(f"{flag}/--no-{flag[2:]}", name, default=None, help=text)(command)
        elif name == "undefined":
            command = click.option(flag, name, type=click.Choice(get_args(Undefined)), help=text)(command)
        elif field.annotation in (str, str | None):
            command = click.option(flag, name, metavar="TEXT", hidden=name not in _HELP, help=text)(command)
    command = click.option(
        "--types/--no-types",
        default=None,
        help="Ask a type checker about the app; default: if jinja2tsx[types] is there.",
    )(command)
    command = click.option("--node", metavar="FILE", help="The Node.js to use.")(command)
    command = click.option("--extension", "extensions", multiple=True, help="A Jinja2 extension; may be repeated.")(
        command
    )
    command = click.option(
        "--templates", multiple=True, metavar="DIR", help="A template root; may be repeated, in the loader's order."
    )(command)
    return click.option("--app", metavar="DIR", help="The folder of the Python app, if it is not found by itself.")(
        command
    )


def settings_of(given: Mapping[str, object], start: Path, migrates: bool = False) -> Settings:
    """The settings for templates at `start`. Raises `SettingsError`.

    Only what `migrate` writes has Server Actions: elsewhere that setting is left alone.
    """
    chosen = {name: value for name, value in given.items() if value is not None and value != ()}
    found = load_settings(find_settings(start), chosen)
    return found if migrates else found.model_copy(update={"actions": False})
