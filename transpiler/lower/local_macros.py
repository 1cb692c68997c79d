"""Macros that read variables of the function around them: functions of that function, not of the module."""

from __future__ import annotations

from functools import lru_cache

from transpiler import ir, nodes
from transpiler.facts import Form, MacroFacts, Program, TemplateFacts
from transpiler.ir import build as b
from transpiler.lower.assign import declare_shared
from transpiler.lower.conditions import current
from transpiler.lower.context import LowerContext
from transpiler.lower.exports import function_name
from transpiler.lower.fixed import fixed_values
from transpiler.lower.inherited import inherited_constants
from transpiler.lower.scope import MacroBinding
from transpiler.lower.state import state_of
from transpiler.types import NODE, STR


def local_macros(facts: TemplateFacts, program: Program) -> frozenset[str]:
    """Macros whose bodies read a variable that a statement outside of them sets, directly or by other macros.

    So are those that escape as a computed `autoescape` around them says: it is a variable in all but name. Literals
    that the top level sets once are no such variables: they are the same wherever they are read.
    """
    fixed = {*inherited_constants(facts, program), *fixed_values(facts, program), *facts.macros}
    found = {
        name
        for name, macro in facts.macros.items()
        if not (fixed | _imported(facts.tree, macro.node)).issuperset(macro.module_reads)
    }
    found |= {name for name, macro in facts.macros.items() if macro.node in _volatile(facts.tree)}
    while True:
        more = {name for name, macro in facts.macros.items() if found.intersection(macro.module_reads)} - found
        if not more:
            return frozenset(found)
        found |= more


@lru_cache(maxsize=4096)
def _volatile(tree: nodes.Template) -> tuple[nodes.Macro, ...]:
    """Macros inside of `{% autoescape x %}` with a computed `x`."""
    around = [node for node in nodes.walk(tree) if isinstance(node, nodes.Autoescape)]
    computed = [node for node in around if not isinstance(node.value, nodes.Const)]
    return tuple(node for outer in computed for node in nodes.walk(outer) if isinstance(node, nodes.Macro))


@lru_cache(maxsize=4096)
def imports_seen(tree: nodes.Template, macro: nodes.Macro) -> tuple[nodes.Import | nodes.FromImport, ...]:
    """The imports whose names a macro finds where it is defined: those of the bodies around it, outermost first."""
    found: list[nodes.Import | nodes.FromImport] = []
    outer: nodes.Node | None = tree
    while outer is not None and outer is not macro:
        around = outer
        outer = next((inner for inner in nodes.iter_child_nodes(around) if _holds(inner, macro)), None)
        for name in nodes.field_names(type(around)):
            body = getattr(around, name)
            if isinstance(body, tuple) and any(statement is outer for statement in body):
                found += (statement for statement in body if isinstance(statement, nodes.Import | nodes.FromImport))
    return tuple(found)


def _holds(outer: nodes.Node, node: nodes.Node) -> bool:
    return any(inner is node for inner in nodes.walk(outer))


def _imported(tree: nodes.Template, macro: nodes.Macro) -> set[str]:
    names: set[str] = set()
    for node in imports_seen(tree, macro):
        if isinstance(node, nodes.Import):
            names.add(node.target)
        else:
            names |= {item if isinstance(item, str) else item[1] for item in node.names}
    return names


def declare_local(node: nodes.Macro, macro: MacroFacts, ctx: LowerContext) -> None:
    """The macro as functions among the statements here, one for each form it is used in."""
    from transpiler.lower.component import macro_function

    if not _settled(node, macro, ctx):
        return
    names = ctx.later_macros.pop(macro.name, None) or _names(macro, ctx)
    ctx.scope.bind(node.name, MacroBinding(macro, ctx.module.facts.name, local=names))
    later = _later(macro, ctx)
    for form, name in names.items():
        inner = ctx.function(form)
        for other in later:
            inner.scope.bind(other.name, MacroBinding(other, ctx.module.facts.name, local=ctx.later_macros[other.name]))
        parameters, body, interface = macro_function(macro, form, inner, inside=True)
        if form == min(names):
            declared = ctx.module.declarations  # a computed `autoescape` lowers its body twice
            declared += [item for item in interface if item not in declared]
        result = NODE if form == "markup" else STR
        ctx.prelude.append(ir.Const(b.pattern(name), ir.Arrow(parameters, body, result)))


def _names(macro: MacroFacts, ctx: LowerContext) -> dict[Form, str]:
    return {form: ctx.names.take(function_name(macro.name, form)) for form in sorted(macro.forms)}


def _later(macro: MacroFacts, ctx: LowerContext) -> list[MacroFacts]:
    """The local macros of the top level that are defined behind `macro` and read by it, with their names taken."""
    facts = ctx.module.facts
    local = local_macros(facts, ctx.module.program)
    found = [
        other
        for other in facts.macros.values()
        if other.name in local and other.top_level and other.node.span.start > macro.node.span.start
        and other.name in macro.module_reads
    ]  # fmt: skip
    for other in found:
        ctx.later_macros.setdefault(other.name, _names(other, ctx))
    return found


def _settled(node: nodes.Macro, macro: MacroFacts, ctx: LowerContext) -> bool:
    """Whether every variable the macro reads has the value it is called with; reported otherwise."""
    if any(found.name == macro.name and found is not node for found in _macros(ctx.module.facts.tree)):
        ctx.report(
            "unsupported-value", node.span, f"`{macro.name}` is defined twice and reads variables around it",
            label="which one is meant depends on the place", hint="give the macros different names",
        )  # fmt: skip
        return False
    live = state_of(ctx.module.facts.tree).live
    for name in macro.module_reads:
        if name in live and name not in ctx.lets:
            declare_shared(name, node.span.start, current(name, node, ctx), ctx)
    return True


def _macros(tree: nodes.Template) -> list[nodes.Macro]:
    return [node for node in nodes.walk(tree) if isinstance(node, nodes.Macro)]
