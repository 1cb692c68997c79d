"""Which variable a name means, exactly as Jinja2 decides it.

Source of the rules: `jinja2/idtracking.py` and the frames of `jinja2/compiler.py`. Input: the nodes of one frame (a
template's top level, a loop's body, a macro ...). Output: for each name the frame that keeps it and what it holds
before the first assignment. Bodies of `if` belong to the frame around them; those of `for`, `with`, macros, blocks,
`call`, `filter`, block `set` and `autoescape` are frames of their own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from transpiler import nodes
from transpiler.nodes.trans import all_variables

Load: TypeAlias = Literal["param", "resolve", "alias", "undefined"]
"""What a variable holds at the start of its frame: an argument, the context's value, the value of the variable
of the same name further out, Undefined."""


@dataclass(eq=False)
class Symbols:
    """The variables of one frame: `loads` has an entry for each name the frame keeps itself."""

    parent: Symbols | None = None
    loads: dict[str, Load] = field(default_factory=dict)
    stores: set[str] = field(default_factory=set)

    def knows(self, name: str) -> bool:
        """Whether this frame or one around it keeps `name`."""
        return name in self.loads or (self.parent is not None and self.parent.knows(name))

    def outer(self, name: str) -> bool:
        """Whether a frame around this one keeps `name`."""
        return self.parent is not None and self.parent.knows(name)

    def param(self, name: str) -> None:
        """Declare an argument or loop target."""
        self.stores.add(name)
        self.loads[name] = "param"

    def load(self, name: str) -> None:
        """Note a read."""
        if not self.knows(name):
            self.loads[name] = "resolve"

    def store(self, name: str) -> None:
        """Note an assignment."""
        self.stores.add(name)
        if name not in self.loads:
            self.loads[name] = "alias" if self.outer(name) else "undefined"

    def stored(self) -> set[str]:
        """Every name assigned in this frame or around it: what includes and scoped blocks are handed."""
        return self.stores | (self.parent.stored() if self.parent is not None else set())

    def _copy(self) -> Symbols:
        return Symbols(self.parent, dict(self.loads), set(self.stores))

    def visit(self, node: nodes.Node, params: bool = False) -> None:
        """Note the reads and assignments of one node that belong to this frame."""
        match node:
            case nodes.Name(name, ctx):
                if params or ctx == "param":
                    self.param(name)
                elif ctx == "store":
                    self.store(name)
                else:
                    self.load(name)
            case nodes.NSRef(name):
                self.load(name)
            case nodes.If():
                self._visit_if(node)
            case nodes.Macro(name):
                self.store(name)
            case nodes.Import():
                self.visit(node.template)
                self.store(node.target)
            case nodes.FromImport():
                self.visit(node.template)
                for item in node.names:
                    self.store(item if isinstance(item, str) else item[1])
            case nodes.Assign():
                self.visit(node.node)
                self.visit(node.target)
            case nodes.AssignBlock():
                self.visit(node.target)
            case nodes.For():
                self.visit(node.iter)
            case nodes.CallBlock():
                self.visit(node.call)
            case nodes.FilterBlock():
                self.visit(node.filter)
            case nodes.With():
                for value in node.values:
                    self.visit(value)
            case nodes.Trans():
                for value in all_variables(node).values():
                    self.visit(value)
            case nodes.CustomTag():
                for argument in (*(node.args or ()), *(node.kwargs or ())):
                    self.visit(argument)
            case nodes.Block() | nodes.Autoescape():
                pass
            case _:
                for child in nodes.iter_child_nodes(node):
                    self.visit(child, params)

    def _visit_if(self, node: nodes.If) -> None:
        self.visit(node.test)
        branches = []
        for body in (node.body, node.elif_, node.else_):
            branch = self._copy()
            for child in body:
                branch.visit(child)
            branches.append(branch)
        stores = set().union(*(branch.stores for branch in branches)) - self.stores
        for branch in branches:
            self.loads.update(branch.loads)
            self.stores |= branch.stores
        for name in sorted(stores):
            self.loads[name] = "alias" if self.outer(name) else "resolve"


def frame(
    body: Iterable[nodes.Node],
    parent: Symbols | None = None,
    params: Iterable[nodes.Node] = (),
    names: Iterable[str] = (),
) -> Symbols:
    """The variables of a frame with `body`; `params` are targets and arguments, `names` further arguments."""
    symbols = Symbols(parent)
    for param in params:
        symbols.visit(param, params=True)
    for name in names:
        symbols.param(name)
    for node in body:
        symbols.visit(node)
    return symbols


def undeclared(body: Iterable[nodes.Node], names: frozenset[str]) -> frozenset[str]:
    """Those of `names` that `body` reads before assigning them (`caller`, `loop`, `varargs`, `kwargs`).

    Blocks are left out, as `jinja2.compiler.UndeclaredNameVisitor` does.
    """
    found: set[str] = set()
    stored: set[str] = set()
    stack: list[nodes.Node] = list(body)[::-1]
    while stack:
        node = stack.pop()
        if isinstance(node, nodes.Block):
            continue
        if isinstance(node, nodes.Name) and node.name in names:
            if node.ctx != "load":
                stored.add(node.name)
            elif node.name not in stored:
                found.add(node.name)
        stack.extend(reversed(list(nodes.iter_child_nodes(node))))
    return frozenset(found)
