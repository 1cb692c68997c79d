"""What a child shows before its `extends` tag: Jinja2 prints it, and the layout after it."""

from __future__ import annotations

import re

from transpiler import nodes
from transpiler.facts import reach
from transpiler.lower.context import LowerContext
from transpiler.lower.exports import prints
from transpiler.source import Span

# HTML standard, 13.2.5.42 and on: `<!-->` and `<!--->` are whole comments. A browser takes them and white space
# before the doctype without opening the body.
_COMMENT = re.compile(r"(?s)<!--(?:-?>|.*?--!?>)")


def report_before_document(span: Span, ctx: LowerContext) -> None:
    """Say that what the template shows before its layout changes how a browser reads a whole document."""
    program = ctx.module.program
    above = {name for parent in ctx.module.facts.parents for name in reach(parent, program)}
    if any("<html" in program.templates[name].source.text for name in above if name in program.templates):
        ctx.report(
            "misnested-html", span, "this is shown before a layout that is a whole document",
            label="a browser opens the body here",
            text="Jinja2 shows it before the doctype, so that browsers put the head's elements into the body and read "
            "the page in quirks mode. The component's head stays a head.",
            hint="move it into a block, or behind `extends`, where Jinja2 drops it",
        )  # fmt: skip


def shows(statement: nodes.Node, ctx: LowerContext) -> bool:
    """Whether a statement before `extends` can show something."""
    match statement:
        case nodes.Output():
            return ctx.form == "html" or (prints(statement) and not _only_comments(statement))
        case nodes.Include() | nodes.Block() | nodes.CallBlock() | nodes.FilterBlock() | nodes.Trans():
            return True
        case nodes.Macro() | nodes.AssignBlock():
            return False
        case _:
            return any(shows(inner, ctx) for inner in nodes.iter_child_nodes(statement))


def _only_comments(output: nodes.Output) -> bool:
    return all(
        isinstance(part, nodes.TemplateData) and not _COMMENT.sub("", part.data).strip() for part in output.nodes
    )
