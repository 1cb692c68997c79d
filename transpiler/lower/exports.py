"""What a module exports and under which names: other modules import it by these alone.

Input: a template's facts. Output: names; the same for the module itself and for all that import it.
"""

from __future__ import annotations

from transpiler import nodes
from transpiler.facts import Form, TemplateFacts
from transpiler.lower.names import RESERVED, Names, camel, pascal


def function_name(base: str, form: Form) -> str:
    """The name of a component's export in each form: `Field`, `fieldText`, `fieldHtml`."""
    return pascal(base) if form == "markup" else f"{camel(base)}{form.capitalize()}"


def export_name(facts: TemplateFacts, form: Form) -> str:
    """The function of a template in one form: `BlogIndex`, `blogIndexHtml`; a string module's is `feedXml`."""
    if facts.html:
        return function_name(facts.component, form)
    name = camel(facts.component)
    return f"{name}_" if name in RESERVED else name


def template_forms(facts: TemplateFacts) -> list[Form]:
    """The forms in which a template is written; a module of macros alone has none."""
    if is_macro_module(facts):
        return []
    if not facts.html:
        return ["html"]
    forms: list[Form] = ["markup"]
    forms += [form for form in ("text", "html") if form in facts.forms]
    return forms


def default_name(template: TemplateFacts, block: str, form: Form) -> str:
    """The export that holds a block's own body: `BaseSidebar`, `baseTitle` (text), `baseHeadHtml`."""
    if form == "text":
        return camel(f"{template.component}_{block}")
    return function_name(f"{template.component}_{block}", form)


def macro_exports(facts: TemplateFacts, names: Names) -> dict[tuple[str, Form], str]:
    """The functions of the macros, (macro, form) -> name, taken from `names` after those of template and blocks."""
    for form in template_forms(facts):
        names.take(export_name(facts, form))
    for block in facts.blocks.values():
        for form in sorted(block.super_forms):
            names.take(default_name(facts, block.name, form))
    return {
        (macro.name, form): names.take(function_name(macro.name, form))
        for macro in facts.macros.values()
        for form in sorted(macro.forms)
    }


def macro_export(facts: TemplateFacts, macro: str, form: Form) -> str:
    """The name under which another module imports a macro: `price.html` shows something, so its `price` is `Price2`.

    A form that is only asked for now is not in the list; it is there when the asking module is lowered again.
    """
    return macro_exports(facts, module_names()).get((macro, form)) or function_name(macro, form)


def module_names() -> Names:
    """The names of a new module; `ctx` is the ambient prop in all of them."""
    names = Names()
    names.take("ctx")
    return names


def is_macro_module(facts: TemplateFacts) -> bool:
    """A template that shows nothing and only defines macros has no component of its own."""
    quiet = (nodes.Macro, nodes.Import, nodes.FromImport, nodes.Assign, nodes.AssignBlock)
    if facts.children:
        return False
    return bool(facts.macros) and all(
        isinstance(node, quiet) or (isinstance(node, nodes.Output) and not prints(node)) for node in facts.tree.body
    )


def prints(node: nodes.Output) -> bool:
    """Whether an output shows more than white space."""
    return any(not isinstance(part, nodes.TemplateData) or part.data.strip() for part in node.nodes)
