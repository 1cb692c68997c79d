"""The command `jinja2tsx`: arguments, exit codes, progress. The only place that prints.

Exit 0: all written. 1: some template has an error, the others are written; or `--check` found a change. 2: wrong usage,
settings, input or output. 130: interrupted.
"""

from __future__ import annotations

import click

from transpiler import __version__
from transpiler.cli.check import check
from transpiler.cli.convert import convert
from transpiler.cli.doctor import doctor
from transpiler.cli.explain import explain
from transpiler.cli.migrate import migrate
from transpiler.cli.preview import preview
from transpiler.cli.verify import verify
from transpiler.project import ProjectError

__all__ = ["main"]


class _Program(click.Group):
    """Turns what stops a whole run into a message and exit code 2, and Ctrl-C into 130."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except ProjectError as error:
            click.echo(f"error: {error.message}", err=True)
            if error.hint:
                click.echo(f"  hint: {error.hint}", err=True)
            ctx.exit(2)
        except KeyboardInterrupt:
            click.echo("\ninterrupted: every file is whole, either as before or as it should be", err=True)
            ctx.exit(130)


@click.group(cls=_Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="jinja2tsx")
def main() -> None:
    """Turn Jinja2 templates into typed React Server Components that render the same page."""


for _command in (convert, check, verify, migrate, preview, doctor, explain):
    main.add_command(_command)
