"""Our tree as Jinja2's own: what its parser would have built, extensions included.

Used by the tests to compare with `jinja2.Environment.parse`, and by anything that wants Jinja2 to compile our tree.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from jinja2 import Environment
from jinja2 import nodes as jinja
from jinja2.ext import DebugExtension

from transpiler import nodes
from transpiler.nodes import trans


def to_jinja(template: nodes.Template, environment: Environment) -> jinja.Template:
    """`template` in Jinja2's classes, bound to `environment`; nodes carry no line numbers but 1.

    `environment` decides what extensions desugar to (`newstyle_gettext`, `policies`). Raises `TypeError` for a
    `CustomTag`, which only the app's own extension could translate. Recursive, as Jinja2's compiler is.
    """
    tree = jinja.Template(_body(template.body, environment), lineno=1)
    for node in tree.find_all(jinja.Node):
        node.lineno = 1
    tree.set_environment(environment)
    return tree


def expression_to_jinja(node: nodes.Expr, environment: Environment, line: int) -> jinja.Expr:
    """An expression in Jinja2's classes, all of it on one line."""
    found: jinja.Expr = _convert(node, environment)
    for one in [found, *found.find_all(jinja.Node)]:
        one.lineno = line
    return found


def _body(body: Iterable[nodes.Stmt], environment: Environment) -> list[jinja.Node]:
    out: list[jinja.Node] = []
    for statement in body:
        match statement:
            case nodes.Trans():
                out += _trans(statement, environment)
            case nodes.Autoescape():
                value = jinja.Keyword("autoescape", _convert(statement.value, environment))
                inner = _body(statement.body, environment)
                out.append(jinja.Scope([jinja.ScopedEvalContextModifier([value], inner)]))
            case nodes.Debug():
                render = jinja.ExtensionAttribute(DebugExtension.identifier, "_render")
                out.append(jinja.Output([jinja.Call(render, [jinja.ContextReference()], [], None, None)]))
            case nodes.CustomTag():
                raise TypeError(f"`{{% {statement.name} %}}` belongs to an extension of the app")
            case _:
                out.append(_convert(statement, environment))
    return out


_BODIES = frozenset({"body", "else_"})


def _convert(node: nodes.Node, environment: Environment) -> Any:
    """A node whose class and fields are Jinja2's own."""
    fields = []
    for name in nodes.field_names(type(node)):
        value = getattr(node, name)
        if name in _BODIES:
            fields.append(_body(value, environment))
        else:
            fields.append(_value(value, environment))
    kind: type[jinja.Node] = getattr(jinja, type(node).__name__)
    return kind(*fields)


def _value(value: object, environment: Environment) -> Any:
    match value:
        case nodes.Node():
            return _convert(value, environment)
        case tuple():
            # the pairs of FromImport.names stay tuples, every other sequence is a list in Jinja2
            return [item if isinstance(item, (str, tuple)) else _value(item, environment) for item in value]
        case _:
            return value


def _trans(node: nodes.Trans, environment: Environment) -> list[jinja.Node]:
    """`InternationalizationExtension.parse` and `_make_node`."""
    newstyle = bool(getattr(environment, "newstyle_gettext", False))
    trimmed = bool(environment.policies["ext.i18n.trimmed"]) if node.trimmed is None else node.trimmed
    placeholders = newstyle or bool(trans.referenced_names(node))
    once = trans.evaluated_once(node)
    counted = trans.counted(node)

    def expression(name: str, value: nodes.Expr) -> Any:
        return jinja.Name("_trans", "load") if name == once else _convert(value, environment)

    def message(parts: tuple[nodes.TemplateData | nodes.Name, ...]) -> Any:
        return jinja.Const(trans.message_text(parts, trimmed=trimmed, placeholders=placeholders))

    arguments = [message(node.singular)]
    function = "gettext"
    if node.context is not None:
        arguments.insert(0, jinja.Const(node.context))
        function = "pgettext"
    if counted is not None and node.plural is not None:
        arguments += [message(node.plural), expression(*counted)]
        function = f"n{function}"
    call = jinja.Call(jinja.Name(function, "load"), arguments, [], None, None)
    variables = trans.all_variables(node)
    printed: Any = call
    if newstyle:
        skipped = "num" if counted is not None and counted[0] == "num" else None
        call.kwargs += [
            jinja.Keyword(name, expression(name, value)) for name, value in variables.items() if name != skipped
        ]
    else:
        printed = jinja.MarkSafeIfAutoescape(call)
        if variables:
            pairs = [jinja.Pair(jinja.Const(name), expression(name, value)) for name, value in variables.items()]
            printed = jinja.Mod(printed, jinja.Dict(pairs))
    output: list[jinja.Node] = [jinja.Output([printed])]
    if once is not None:
        value = _convert(dict(node.variables)[once], environment)
        output.insert(0, jinja.Assign(jinja.Name("_trans", "store"), value))
    return output
