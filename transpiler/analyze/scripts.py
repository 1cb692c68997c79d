"""Which templates can stand on a page that has scripts or event handlers: what they do needs the page to be loaded.

Read from the source, so that a script in a branch counts, and so does one in a comment.
"""

from __future__ import annotations

import re

from transpiler.facts import Program, reach

HANDLER = re.compile(r"""[\s"']on[a-z]{3,}\s*=""", re.IGNORECASE)
"""An event handler content attribute (HTML standard, 8.1.8.1), wherever it stands."""

_SCRIPT = re.compile(r"<script\b", re.IGNORECASE)


def beside_scripts(program: Program) -> frozenset[str]:
    """The templates that some page shows together with a script or a handler, their own ones included."""
    texts = {name: facts.source.text for name, facts in program.templates.items()}
    scripted = {name for name, text in texts.items() if _SCRIPT.search(text) or HANDLER.search(text)}
    shown = (reach(name, program) for name in texts)
    return frozenset(part for parts in shown if parts & scripted for part in parts)
