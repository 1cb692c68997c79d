"""What a name of the context means, and the cells of names, parameters and module variables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from transpiler import nodes
from transpiler.analyze.callbacks import Arrivals, Callback, CallbackCells, ParamKey
from transpiler.analyze.cells import Cell, Cells
from transpiler.analyze.inheritance import Links, MacroRef, ModuleRef, Trees, search_borrowed
from transpiler.analyze.scopes import frame
from transpiler.analyze.uses import AMBIENT_FUNCTIONS, AMBIENT_VARS, GLOBAL_VALUES
from transpiler.analyze.values import Value
from transpiler.diagnostics import Diagnostics
from transpiler.facts import AppFacts
from transpiler.options import Options
from transpiler.source import Span
from transpiler.types import Type


@dataclass(eq=False)
class World:
    """What the walks over all templates share."""

    trees: Trees
    app: AppFacts
    options: Options
    links: dict[str, Links]
    diagnostics: Mapping[str, Diagnostics]
    cells: Cells = field(default_factory=Cells)
    passed: dict[str, set[str]] = field(default_factory=dict)
    """Names that render calls pass, by template."""
    value_names: set[str] = field(default_factory=set)
    """Names that some template reads other than by calling them."""
    owner_names: set[str] = field(default_factory=set)
    """Names of which some template reads an attribute."""
    object_names: set[str] = field(default_factory=set)
    """Names of which some template reads an attribute that no text has."""
    called_names: set[str] = field(default_factory=set)
    """Names that some template calls."""
    values: dict[str, set[str]] = field(default_factory=dict)
    """The same by template."""
    top_stores: dict[str, set[str]] = field(default_factory=dict)
    stored: dict[str, set[str]] = field(default_factory=dict)
    """Names that statements of a template set, in any frame."""
    calls: dict[str, set[str]] = field(default_factory=dict)
    """Names that a template calls."""
    variables: dict[str, set[str]] = field(default_factory=dict)
    """Those that it gives values other than macros and imports."""
    parameters: set[str] = field(default_factory=set)
    """Names of parameters of macros."""
    env_filters: dict[str, Type] = field(default_factory=dict)
    env_tests: set[str] = field(default_factory=set)
    env_globals: dict[str, Type] = field(default_factory=dict)
    env_tags: set[str] = field(default_factory=set)
    equalities: list[tuple[str, Span, Value, Value, bool]] = field(default_factory=list)
    """What is compared with what: for equality, or (the flag) whether both are one object."""
    memberships: list[tuple[str, Span, Value, Value]] = field(default_factory=list)
    lookups: list[tuple[str, Span, Value]] = field(default_factory=list)
    wholes: list[tuple[str, Span, Value]] = field(default_factory=list)
    loops: list[Cell] = field(default_factory=list)
    """Props that are the `loop` of an including template."""
    borrowed: dict[str, dict[str, MacroRef | ModuleRef]] = field(default_factory=dict)
    callbacks: Mapping[ParamKey, Callback] = field(default_factory=dict)
    """Parameters that hold macros alone, as an earlier walk found them."""
    sent_calls: list[tuple[nodes.Call, tuple[Cell, ...]]] = field(default_factory=list)
    """Calls with names of the context as arguments, which Python makes, and what is called."""
    unsent: frozenset[int] = frozenset()
    """Those of them that Python cannot make, as an earlier walk found them (by identity)."""
    arrivals: Arrivals = field(default_factory=Arrivals)
    escaped: set[MacroRef] = field(default_factory=set)
    """Macros used as values of which nothing is known: they may be called with anything."""

    def __post_init__(self) -> None:
        for name, sites in self.app.call_sites.items():
            self.passed[name] = {key for site in sites for key in site.values}
        for name, (_, tree) in self.trees.items():
            self.top_stores[name] = frame(tree.body).stores
            callees = [n.node for n in nodes.walk(tree) if isinstance(n, nodes.Call)]
            called = set(map(id, callees))
            self.called_names.update(callee.name for callee in callees if isinstance(callee, nodes.Name))
            self.calls[name] = {callee.name for callee in callees if isinstance(callee, nodes.Name)}
            self.variables[name] = _variables(tree)
            stored = self.stored.setdefault(name, set())
            for node in nodes.walk(tree):
                match node:
                    case nodes.Getattr(node=nodes.Name(name=owner), attr=attribute):
                        self.owner_names.add(owner)
                        if not hasattr(str, attribute):
                            self.object_names.add(owner)
                    case nodes.Name(name=read, ctx="load") if id(node) not in called:
                        self.values.setdefault(name, set()).add(read)
                    case nodes.Name(name=target, ctx="store") | nodes.Macro(name=target) | nodes.Import(target=target):
                        stored.add(target)
                    case nodes.Name(name=target, ctx="param"):
                        self.parameters.add(target)
                    case nodes.FromImport(names=items):
                        stored |= {item if isinstance(item, str) else item[1] for item in items}
                    case _:
                        pass
        self.value_names.update(*self.values.values())

    def is_set(self, template: str, name: str) -> bool:
        """Whether this template, one above or below it or one that includes these sets `name` somewhere."""
        seen: set[str] = set()
        queue = [template]
        while queue:
            other = queue.pop()
            if other not in seen:
                seen.add(other)
                links = self.links[other]
                queue += [*links.parents, *links.children, *links.includers]
        return any(name in self.stored[other] for other in seen)

    def context(self, template: str, name: str) -> Cell:
        """The prop `name` of a template."""
        return self.cells.at("ctx", template, name)

    def late(self, template: str, name: str) -> Cell:
        """`name` as the blocks of a template see it: after the top levels of its chain ran."""
        return self.cells.at("late", template, name)

    def param(self, macro: MacroRef, name: str) -> Cell:
        """A parameter of a macro."""
        cell = self.cells.at("param", macro.template, macro.name, name)
        shape = self.cells.shape(cell)
        if name not in shape.parameters:
            shape.parameters.append(name)
        return cell

    def callback_of(self, cell: Cell) -> Callback | None:
        """What a cell holds if it is a parameter for macros."""
        root = self.cells.find(cell)
        for key, callback in self.callbacks.items():
            if self.cells.find(self.param(MacroRef(key[0], key[1]), key[2])) is root:
                return callback
        return None

    def functions(self) -> dict[Cell, CallbackCells]:
        """The parameters that hold macros, by cell, with the cells of what these are called with."""
        found: dict[Cell, CallbackCells] = {}
        for key, callback in self.callbacks.items():
            args = [self.callback_arg(callback, index, name) for index, name in enumerate(callback.names)]
            keywords = {name: self.callback_arg(callback, name, name) for name in callback.keywords}
            param = self.cells.find(self.param(MacroRef(key[0], key[1]), key[2]))
            found[param] = CallbackCells(callback, args, keywords)
        return found

    def callback_arg(self, callback: Callback, place: int | str, label: str) -> Cell:
        """An argument that handed on macros are called with."""
        return self.cells.at("callback", str(callback.number), str(place), label=label)

    def caller_arg(self, macro: MacroRef, index: int, label: str) -> Cell:
        """What a macro hands to its caller."""
        return self.cells.at("caller", macro.template, macro.name, str(index), label=label)

    def export(self, template: str, name: str) -> Cell:
        """A top-level variable of a template as importers see it."""
        return self.cells.at("export", template, name)

    def meaning(self, template: str, name: str, in_block: bool, called: bool) -> str | MacroRef | ModuleRef:
        """What an unassigned name is: `prop`, `globals`, `vars`, `function`, `env`, or a known macro or module."""
        passed = name in self.passed.get(template, ())
        if in_block and name in self.links[template].exports:
            return self.links[template].exports[name]
        if in_block and name in self.top_stores[template]:
            return "prop"
        if name in GLOBAL_VALUES and not (passed and name != "request"):
            return "globals"
        if not passed:
            borrowed = search_borrowed(self.links, template, name)
            if borrowed is not None and not (
                isinstance(borrowed, MacroRef) and self._is_given_variable(template, name)
            ):
                self.borrowed.setdefault(template, {})[name] = borrowed
                return borrowed
            own = name in self.app.globals and name != "url_for"
            if name in AMBIENT_FUNCTIONS and not own and not self._is_given(template, name, called):
                return "function"
            if name in self.app.globals:
                is_value = self.app.globals[name].value is not None
                return "globals" if is_value or self.is_read_of(name) else "env"
            if name in AMBIENT_VARS or name in self.app.context:
                return "vars"
            if called and name not in self.value_names and not any(name in p for p in self.passed.values()):
                return "env"
        return "prop"

    def _is_given_variable(self, template: str, name: str) -> bool:
        """Whether a partial that never calls `name` may find a variable where it is included: `with`, a loop's target.

        A macro that is called so in the including template is not meant then.
        """
        if name in self.calls[template]:
            return False
        seen: set[str] = set()
        queue = list(self.links[template].includers)
        while queue:
            other = queue.pop()
            if other not in seen:
                seen.add(other)
                queue += self.links[other].includers
        return any(name in self.variables[other] for other in seen)

    def is_read_of(self, name: str) -> bool:
        """Whether a global of the app that could be called (a class) is only asked for its attributes."""
        known = self.app.globals.get(name)
        called = name not in self.owner_names or name in self.called_names
        return known is not None and known.value is None and not called

    def _is_given(self, template: str, name: str, called: bool) -> bool:
        """Whether an extension's function is read of the context: its result may be passed, or it may be missing."""
        return name in ("csrf_token", "csp_nonce") and (not called or name in self.values.get(template, ()))


def _variables(tree: nodes.Template) -> set[str]:
    """Names that `set`, `for` and `with` give values."""
    scopes = [node for node in nodes.walk(tree) if isinstance(node, nodes.With)]
    targets = [name for scope in scopes for target in scope.targets for name in nodes.walk(target)]
    stored = [node for node in nodes.walk(tree) if isinstance(node, nodes.Name) and node.ctx == "store"]
    return {node.name for node in (*targets, *stored) if isinstance(node, nodes.Name)}
