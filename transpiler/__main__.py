"""`python -m transpiler` is the command `jinja2tsx`."""

from transpiler.cli import main

main(prog_name="jinja2tsx")
