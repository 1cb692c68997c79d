"""What `{% trans %}` means: message texts, variables and the counted expression.

Follows `jinja2.ext.InternationalizationExtension.parse`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from transpiler.nodes.base import Node
from transpiler.nodes.expressions import Call, Const, Filter, Name, TemplateData
from transpiler.nodes.extensions import Trans
from transpiler.nodes.unions import Expr

_TRANSLATING = frozenset({"_", "gettext", "ngettext", "pgettext", "npgettext"})
_LINE_JOIN = re.compile(r"\s*\n\s*")


def message_text(parts: Sequence[TemplateData | Name], *, trimmed: bool, placeholders: bool) -> str:
    """The message id of one body: `{{ name }}` is `%(name)s` and, with `placeholders`, `%` is doubled."""
    text = "".join(f"%({part.name})s" if isinstance(part, Name) else part.data.replace("%", "%%") for part in parts)
    if trimmed:
        text = _LINE_JOIN.sub(" ", text.strip())
    return text if placeholders else text.replace("%%", "%")


def message_texts(node: Node) -> list[str]:
    """The texts that a node hands to gettext, as far as they are written there."""
    match node:
        case Trans(singular=singular, plural=plural):
            return [message_text(body, trimmed=False, placeholders=True) for body in (singular, plural or ())]
        case Call(Name(name), args) | Filter(Call(Name(name), args), "safe") if name in _TRANSLATING:
            return [item.value for item in args if isinstance(item, Const) and isinstance(item.value, str)]
        case _:
            return []


def referenced_names(node: Trans) -> tuple[str, ...]:
    """The names printed in the bodies, each once, in order of appearance."""
    parts = (*node.singular, *(node.plural or ()))
    return tuple(dict.fromkeys(part.name for part in parts if isinstance(part, Name)))


def all_variables(node: Trans) -> dict[str, Expr]:
    """Every variable of the message: those of the tag, then the free names of the bodies."""
    variables = dict(node.variables)
    for name in referenced_names(node):
        variables.setdefault(name, Name(name, "load", span=node.span))
    return variables


def evaluated_once(node: Trans) -> str | None:
    """The variable whose value, a call, Jinja2 stores in `_trans` before the message: the first, if it is a call."""
    if node.variables and isinstance(node.variables[0][1], Call):
        return node.variables[0][0]
    return None


def counted(node: Trans) -> tuple[str, Expr] | None:
    """Name and expression that choose singular or plural; None without `pluralize`."""
    if node.plural is None:
        return None
    variables = all_variables(node)
    if node.count is not None:
        name = node.count
    elif node.variables:
        name = node.variables[0][0]
    else:
        name = next(part.name for part in node.singular if isinstance(part, Name))
    return name, variables[name]
