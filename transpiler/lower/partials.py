"""Which bodies a template's includes and macro calls stand for: the HTML stage asks what tags they leave open."""

from __future__ import annotations

from collections.abc import Callable

from transpiler import nodes
from transpiler.facts import Program, TemplateFacts
from transpiler.html import Effects


def effects_of(facts: TemplateFacts, program: Program) -> Effects:
    """What each include and macro call of a template does to the elements around it."""

    def load(name: str) -> nodes.Template | None:
        template = program.templates.get(name)
        return None if template is None else template.tree

    return Effects(load, _macro_finder(facts, program))


def _macro_finder(facts: TemplateFacts, program: Program) -> Callable[[nodes.Call], nodes.Macro | None]:
    """From a call to the macro it names, by the imports of the whole template (a name means one macro in it)."""
    macros: dict[str, nodes.Macro] = {name: macro.node for name, macro in facts.macros.items()}
    modules: dict[str, TemplateFacts] = {}
    for name, (template, member) in facts.borrowed.items():
        owner = program.templates.get(template)
        if owner is not None and member is None:
            modules[name] = owner
        elif owner is not None and member in owner.macros:
            macros[name] = owner.macros[member].node
    for node in nodes.walk(facts.tree):
        if isinstance(node, nodes.Import | nodes.FromImport):
            for target in facts.includes.get(node.span.start, ()):
                owner = program.templates.get(target)
                if owner is not None:
                    _imported(node, owner, macros, modules)

    def find(call: nodes.Call) -> nodes.Macro | None:
        match call.node:
            case nodes.Name(name=name):
                return macros.get(name)
            case nodes.Getattr(node=nodes.Name(name=name), attr=attribute) if name in modules:
                macro = modules[name].macros.get(attribute)
                return None if macro is None else macro.node
            case _:
                return None

    return find


def _imported(
    node: nodes.Import | nodes.FromImport,
    owner: TemplateFacts,
    macros: dict[str, nodes.Macro],
    modules: dict[str, TemplateFacts],
) -> None:
    if isinstance(node, nodes.Import):
        modules[node.target] = owner
        return
    for item in node.names:
        name, alias = (item, item) if isinstance(item, str) else item
        if name in owner.macros:
            macros[alias] = owner.macros[name].node
