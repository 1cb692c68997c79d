"""State that changes while a template renders: which variables hold it, what reads it, what changes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from transpiler import nodes

MUTATING_METHODS = frozenset(
    {"add", "append", "clear", "discard", "extend", "insert", "next", "pop", "popitem"}
    | {"remove", "reset", "reverse", "setdefault", "sort", "update"}
)
"""Methods that change their receiver: Python's list, dict and set methods, and a cycler's."""


def root_name(node: nodes.Node) -> str | None:
    """The variable at the start of a path."""
    while isinstance(node, nodes.Getattr | nodes.Getitem):
        node = node.node
    return node.name if isinstance(node, nodes.Name) else None


@dataclass(frozen=True, slots=True)
class State:
    """What the variables of a template hold that changes while it renders.

    `stateful` are joiners, called to step, and namespaces, which whoever gets them may change; `macros` says what
    variables each macro reads and changes; `aliases` gives variables that hold one object the same name.
    """

    stateful: frozenset[str] = frozenset()
    macros: Mapping[str, tuple[frozenset[str], frozenset[str]]] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)
    changing: frozenset[str] = frozenset()
    """Variables whose object something in the template changes."""
    live: frozenset[str] = frozenset()
    """Variables that are set again after a macro which reads them: the macro sees the value of the moment."""

    def objects(self, names: Iterable[str]) -> frozenset[str]:
        """The objects that variables hold, each under one name."""
        return frozenset(self.aliases.get(name, name) for name in names)


NO_STATE = State()
_NOTHING: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())


@lru_cache(maxsize=4096)
def state_of(tree: nodes.Template) -> State:
    """The state that the variables of a template hold."""
    stateful: set[str] = set()
    aliases: dict[str, str] = {}
    for node in nodes.walk(tree):
        match node:
            case nodes.Assign(nodes.Name(name), nodes.Call(nodes.Name("joiner" | "namespace"))):
                stateful.add(name)
            case nodes.Assign(nodes.Name(name), nodes.Name(other)) if name != other:
                old, new = aliases.get(name, name), aliases.get(other, other)
                aliases = {key: new if value == old else value for key, value in aliases.items()}
                aliases |= {old: new, name: new}
    state = State(frozenset(aliases.get(name, name) for name in stateful), {}, aliases)
    bodies = [node for node in nodes.walk(tree) if isinstance(node, nodes.Macro)]
    while True:  # a macro also does what the macros do that it calls
        macros: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
        for macro in bodies:
            read, written = macros.get(macro.name, _NOTHING)
            macros[macro.name] = (
                read | reads(macro, state),
                written | state.objects(writes(macro)) | steps(macro, state),
            )
        if macros == state.macros:
            break
        state = replace(state, macros=macros)
    changing = state.objects(writes(tree)) | steps(tree, state) | state.stateful
    return replace(state, changing=changing, live=frozenset(_set_after(tree, bodies)))


def _set_after(tree: nodes.Template, macros: Iterable[nodes.Macro]) -> Iterator[str]:
    last = {name: node.span.start for node in nodes.walk(tree) for name in sets(node)}
    for macro in macros:
        for name in {inner.name for inner in nodes.walk(macro) if isinstance(inner, nodes.Name)}:
            if last.get(name, -1) >= macro.span.end:
                yield name


def sets(node: nodes.Node) -> frozenset[str]:
    """Names that one `{% set %}` gives a value."""
    if not isinstance(node, nodes.Assign | nodes.AssignBlock):
        return frozenset()
    return frozenset(part.name for part in nodes.walk(node.target) if isinstance(part, nodes.Name))


def writes(node: nodes.Node) -> frozenset[str]:
    """Variables whose value (not binding) evaluating `node` changes itself."""
    found: set[str] = set()
    for inner in nodes.walk(node):
        match inner:
            case nodes.NSRef():
                found.add(inner.name)
            case nodes.Call(node=nodes.Getattr(attr=attr) as callee) if attr in MUTATING_METHODS:
                name = root_name(callee.node)
                if name is not None:
                    found.add(name)
    return frozenset(found)


def steps(node: nodes.Node, state: State) -> frozenset[str]:
    """Objects that change by what `node` calls: what a changing macro is handed may be what it changes."""
    found: frozenset[str] = frozenset()
    for inner in nodes.walk(node):
        match inner:
            case nodes.Call(node=callee):
                handed = state.objects(_handed(inner))
                changed = state.macros.get(callee.name, _NOTHING)[1] if isinstance(callee, nodes.Name) else frozenset()
                found |= changed | (handed if changed else handed & state.stateful)
                if isinstance(callee, nodes.Name):
                    found |= state.objects([callee.name]) & state.stateful
            case nodes.Include():
                found |= state.stateful
    return found


def _handed(node: nodes.Call) -> frozenset[str]:
    """Variables that stand among the arguments."""
    given = [*node.args, *(item.value for item in node.kwargs)]
    return frozenset(name for item in given if (name := root_name(item)) is not None)


def reads(node: nodes.Node, state: State = NO_STATE) -> frozenset[str]:
    """Objects that `node` names, also in the macros it calls."""
    found: set[str] = set()
    for inner in nodes.walk(node):
        match inner:
            case nodes.Name(name=name):
                found.add(state.aliases.get(name, name))
                found |= state.macros.get(name, _NOTHING)[0]
            case nodes.Include():
                found |= state.changing
    return frozenset(found)
