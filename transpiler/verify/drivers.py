"""What has no page on its own: macros that no page of their template calls, parts that need what another one imports.

Jinja2's side is a template made for it: one call of the macro with made-up arguments, or the import and an include.
React's side is the macro's export, with the same arguments as props, or the part's module.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from transpiler import nodes
from transpiler.bridge import Recorded, encode_props
from transpiler.facts import Form, MacroFacts, Program, TemplateFacts
from transpiler.lower.caller import caller_form, caller_prop
from transpiler.lower.exports import macro_export, prints
from transpiler.lower.props import prop_name, read_prop
from transpiler.types import UNKNOWN, Bool, Field, Function, Node, Object
from transpiler.types.contract import contract_of, data_of
from transpiler.types.holds import Given
from transpiler.verify.made_up import Maker
from transpiler.verify.standins import NOTHING

GIVEN = "jinja2tsx_given"
DEFINITIONS = "jinja2tsx_definitions"
"""Here a driver finds what templates define (`ProbedEnvironment.definitions`), by name."""
BODY = "jinja2tsx_body"
"""Whether it calls it by a call block."""
_CALLED = "called"
_OTHER = "title"
_QUIET = nodes.Macro | nodes.Import | nodes.FromImport | nodes.Assign | nodes.AssignBlock | nodes.Extends
_FORMS: tuple[Form, ...] = ("markup", "html", "text")


@dataclass(frozen=True)
class Driver:
    """One macro: the template that calls it, and its exports by the form that they write."""

    macro: MacroFacts
    source: str
    exports: Mapping[Form, str]


def is_for_macros(facts: TemplateFacts) -> bool:
    """Whether a template is there for its macros, even if layouts for macros are extended and it thus has a page."""
    shown = (node for node in facts.tree.body if not isinstance(node, _QUIET))
    return bool(facts.macros) and not any(not isinstance(node, nodes.Output) or prints(node) for node in shown)


def drivers(facts: TemplateFacts, program: Program) -> Iterator[Driver]:
    """One for each macro that other templates can call."""
    imports = _imports(facts.borrowed, program)
    for macro in facts.macros.values():
        exports = {form: macro_export(facts, macro.name, form) for form in _FORMS if form in macro.forms}
        if macro.top_level and not macro.name.startswith("_") and exports:
            yield Driver(macro, imports + _source(facts.name, macro), exports)


def _source(template: str, macro: MacroFacts) -> str:
    start = f"{{% import {DEFINITIONS}[{template!r}] as module with context %}}"
    call = f"module.{macro.name}(**{GIVEN})"
    printed = f"{{{{ {call} }}}}"
    if not macro.uses_caller:
        return start + printed
    params = ", ".join(f"p{index}" for index in range(len(macro.caller_params)))
    head = f"call({params})" if params else "call"
    return f"{start}{{% if {BODY} %}}{{% {head} {call} %}}{_CALLED}{{% endcall %}}{{% else %}}{printed}{{% endif %}}"


def has_body(macro: MacroFacts, maker: Maker) -> bool:
    """Whether a call block calls the macro under a plan: always, unless it looks whether there is a body."""
    called = {id(node.node) for node in nodes.walk(macro.node) if isinstance(node, nodes.Call)}
    named = (node for node in nodes.walk(macro.node) if isinstance(node, nodes.Name) and node.name == "caller")
    if all(id(node) in called for node in named):
        return macro.uses_caller
    return macro.uses_caller and bool(maker.make(Bool(), (f"{macro.name}()", "caller")))


def including(facts: TemplateFacts, program: Program) -> str | None:
    """A template that imports what this one uses of another's imports, and includes it; None if it uses nothing.

    What its layouts define or import is there anyway.
    """
    there = {key for layout in _layouts(facts, program) for key in _defined(layout)}
    imports = _imports({key: what for key, what in facts.borrowed.items() if key not in there}, program)
    return f"{imports}{{% include {facts.name!r} %}}" if imports else None


def _imports(borrowed: Mapping[str, tuple[str, str | None]], program: Program) -> str:
    """The tags that make these names visible."""
    return "".join(_import(key, template, macro, program) for key, (template, macro) in sorted(borrowed.items()))


def _layouts(facts: TemplateFacts, program: Program) -> list[TemplateFacts]:
    """The templates that this one extends, at whatever distance."""
    found: dict[str, TemplateFacts] = {}
    pending = [*facts.parents]
    while pending:
        name = pending.pop()
        if name not in found and name in program.templates:
            found[name] = program.templates[name]
            pending += found[name].parents
    return list(found.values())


def _defined(facts: TemplateFacts) -> set[str]:
    """The macros and imports of a template's top level."""
    imports = [node for node in facts.tree.body if isinstance(node, nodes.Import | nodes.FromImport)]
    macros = {macro.name for macro in facts.macros.values() if macro.top_level}
    return macros.union(*(_bound(node) for node in imports))


def _import(key: str, template: str, macro: str | None, program: Program) -> str:
    """The tag, which takes the context along if some template's own does."""
    context = any(
        node.with_context
        for other in program.templates.values()
        for node in nodes.walk(other.tree)
        if isinstance(node, nodes.Import if macro is None else nodes.FromImport)
        if template in other.includes.get(node.span.start, ()) and key in _bound(node)
    )
    module = f"{DEFINITIONS}[{template!r}]"
    what = f"import {module} as {key}" if macro is None else f"from {module} import {macro} as {key}"
    return f"{{% {what} with{'' if context else 'out'} context %}}"


def _bound(node: nodes.Import | nodes.FromImport) -> list[str]:
    """The names that an import defines."""
    if isinstance(node, nodes.Import):
        return [node.target]
    return [one if isinstance(one, str) else one[1] for one in node.names]


def arguments(macro: MacroFacts, maker: Maker) -> dict[str, Any]:
    """What the macro is called with under a plan."""
    given: dict[str, Any] = {}
    for param in macro.params:
        optional = param.optional or param.default is not None
        value = maker.make(param.type, (f"{macro.name}()", param.name), optional=optional)
        skipped = isinstance(param.type, Node) or (macro.uses_caller and param.name == "caller")
        if value is not NOTHING and not skipped:
            given[param.name] = value
    for name in _extra(macro):
        value = maker.make(UNKNOWN, (f"{macro.name}()", name), optional=True)
        if value is not NOTHING:
            given[name] = value
    return given


def _extra(macro: MacroFacts) -> list[str]:
    """Further arguments of a macro that takes any (`**kwargs`): those that it names, and one that it does not."""
    if not macro.uses_kwargs:
        return []
    named = [name for node in nodes.walk(macro.node) for name in _of_kwargs(node)]
    params = {param.name for param in macro.params}
    return [name for name in dict.fromkeys((*named, _OTHER)) if name not in params]


def _of_kwargs(node: nodes.Node) -> Iterator[str]:
    """The key of `kwargs` that an expression is about."""
    match node:
        case nodes.Call(node=nodes.Getattr(node=nodes.Name(name="kwargs")), args=(nodes.Const(value=str(key)), *_)):
            yield key
        case nodes.Getitem(node=nodes.Name(name="kwargs"), arg=nodes.Const(value=str(key))):
            yield key
        case nodes.Getattr(node=nodes.Name(name="kwargs"), attr=key) if not hasattr(dict, key):
            yield key
        case _:
            pass


def macro_props(
    macro: MacroFacts,
    form: Form,
    given: Mapping[str, Any],
    context: Mapping[str, Any],
    recorded: Recorded,
    ctx: Callable[[], Any],
    holds: Mapping[str, Given],
) -> dict[str, Any]:
    """The props of the export for these arguments; `holds` is what `Program.given` says. Raises `ContractError`."""
    fields = {
        prop_name(param.name): Field(param.type, param.name not in given, param.name)
        for param in macro.params
        if param.name in given and not (isinstance(param.type, Function) and not param.type.recorded)
    }
    around = {**context, **given}
    props = encode_props(contract_of(data_of(Object("Arguments", fields)), holds), around, given.keys(), recorded)
    reads = {read_prop(read.name, macro): Field(read.type, read.optional, read.name) for read in macro.reads}
    names = {read.name for read in macro.reads}
    props |= encode_props(contract_of(data_of(Object("Reads", reads)), holds), context, names, recorded)
    further = {name: Field(UNKNOWN) for name in _extra(macro) if name in given}
    if further:
        props["kwargs"] = encode_props(contract_of(Object("Further", further), holds), given, further.keys(), recorded)
    if macro.reads_globals or macro.reads_vars:
        props["ctx"] = ctx()
    if context[BODY]:
        props[caller_prop(caller_form(macro, form))] = {"$always": _CALLED} if macro.caller_params else _CALLED
    return props
