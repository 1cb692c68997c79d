"""Which bodies a template's includes and macro calls stand for: the HTML stage asks what tags they leave open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from transpiler import nodes
from transpiler.facts import MacroFacts, Program, TemplateFacts
from transpiler.html import Effects, filled
from transpiler.lower.inherited import own_constants


def effects_of(facts: TemplateFacts, program: Program) -> Effects:
    """What each include and macro call of a template does to the elements around it."""

    def load(name: str) -> nodes.Template | None:
        template = program.templates.get(name)
        return None if template is None else template.tree

    markup: dict[int, frozenset[str]] = {}
    macros: dict[int, MacroFacts] = {}
    for template in program.templates.values():
        for macro in template.macros.values():
            texts = {param.name: param.markup for param in macro.params if param.markup}
            if texts:
                macros[id(macro.node)] = macro
                markup |= _trusted(macro.node, texts)

    def body(call: nodes.Call, node: nodes.Macro) -> nodes.Body | None:
        macro = macros.get(id(node))
        return None if macro is None else filled(node.body, _texts(call, macro, own_constants(facts.tree)))

    captured = _captured(facts.tree)
    return Effects(
        load,
        _macro_finder(facts, program),
        markup=lambda node: markup.get(id(node), ()),
        filled=body,
        captured=lambda node: captured.get(id(node)),
    )


def _captured(tree: nodes.Template) -> dict[int, nodes.Body]:
    """What the names hold, by identity, that one `set` block of the template sets."""
    names = Counter(node.name for node in nodes.walk(tree) if isinstance(node, nodes.Name) and node.ctx == "store")
    bodies = {
        node.target.name: node.body
        for node in nodes.walk(tree)
        if isinstance(node, nodes.AssignBlock) and node.filter is None
        if isinstance(node.target, nodes.Name) and names[node.target.name] == 1
    }
    return {
        id(node): bodies[node.name] for node in nodes.walk(tree) if isinstance(node, nodes.Name) and node.name in bodies
    }


def _trusted(macro: nodes.Macro, texts: Mapping[str, frozenset[str]]) -> dict[int, frozenset[str]]:
    """The places that print such a parameter by `safe`, by identity."""
    return {
        id(node): texts[node.node.name]
        for node in nodes.walk(macro)
        if isinstance(node, nodes.Filter) and node.name == "safe"
        if isinstance(node.node, nodes.Name) and node.node.name in texts
    }


def _texts(call: nodes.Call, macro: MacroFacts, constants: Mapping[str, nodes.Const]) -> dict[str, str]:
    """The texts that a call gives parameters for markup, or their defaults; what is computed is left out."""
    if call.dyn_args is not None or call.dyn_kwargs is not None:
        return {}
    set_inside = {node.name for node in nodes.walk(macro.node) if isinstance(node, nodes.Name) and node.ctx == "store"}
    named = {item.key: item.value for item in call.kwargs}
    found: dict[str, str] = {}
    for index, param in enumerate(macro.params):
        value = call.args[index] if index < len(call.args) else named.get(param.name, param.default)
        if isinstance(value, nodes.Name):
            value = constants.get(value.name)
        if param.markup and isinstance(value, nodes.Const) and param.name not in set_inside:
            found[param.name] = str(value.value)
    return found


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
