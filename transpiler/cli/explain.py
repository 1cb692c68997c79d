"""`jinja2tsx explain`."""

from __future__ import annotations

import click

from transpiler import diagnostics


@click.command(short_help="Say what the code of a message means.")
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Say what a message's CODE means; without a code, list all codes."""
    if code is None:
        width = max(map(len, diagnostics.CATALOG))
        for name, entry in sorted(diagnostics.CATALOG.items()):
            click.echo(f"{name.ljust(width)}  {entry.severity.ljust(7)}  {entry.summary}")
        return
    if code not in diagnostics.CATALOG:
        similar = diagnostics.similar_codes(code)
        hint = f"did you mean `{similar[0]}`?" if similar else "`jinja2tsx explain` lists all codes"
        raise click.UsageError(f"no message has the code `{code}`: {hint}")
    click.echo(diagnostics.explain(code), nl=False)
