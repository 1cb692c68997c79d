"""One path through a template: what Jinja2 would print on it, and what its tree says about it.

A world decides conditions and loop lengths by number; a printed value is a word made of the expression. Both readings
must build the same page in a browser.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from transpiler import nodes
from transpiler.html import tree
from transpiler.html.bodies import SILENT
from transpiler.html.conditions import is_pure, names_read, names_written
from transpiler.tables.elements import VOID

Loops = tuple[tuple[int, int], ...]


@dataclass
class World:
    """The choices of one path; `items` are the names that change with every item of a loop."""

    seed: int
    items: frozenset[str]
    versions: dict[str, int] = field(default_factory=dict)

    def _number(self, *key: object) -> int:
        return zlib.crc32(repr((self.seed, *key)).encode())

    def count(self, node: nodes.For, loops: Loops) -> int:
        return self._number("count", repr(node.iter), loops) // 7 % 5

    def value(self, node: nodes.Node) -> str:
        for name in names_written((node,)):
            self.versions[name] = self.versions.get(name, 0) + 1
        return "" if isinstance(node, SILENT) else f"h{zlib.crc32(repr(node).encode())}"

    def truth(self, test: nodes.Node, loops: Loops) -> bool:
        match test:
            case nodes.Not(node):
                return not self.truth(node, loops)
            case nodes.Or(left, right):
                return self.truth(left, loops) or self.truth(right, loops)
            case nodes.Getattr(nodes.Name("loop"), "first" | "last" as edge):
                index, length = loops[-1]
                return index == (0 if edge == "first" else length - 1)
            case nodes.Compare(nodes.Mod(nodes.Getattr(nodes.Name("loop"), name), nodes.Const(size)), (operand,)):
                assert isinstance(size, int)
                return (loops[-1][0] + (name == "index")) % size == getattr(operand.expr, "value", None)
        names = names_read(test)
        versions = tuple(self.versions.get(name, 0) for name in sorted(names))
        place = loops if names & self.items else ()
        return self._number(repr(test), versions, place, "" if is_pure(test) else test.span.start) % 2 == 0


def printed(world: World, body: Sequence[nodes.Node], loops: Loops = ()) -> str:
    """What the body prints."""
    return "".join(_printed(world, node, loops) for node in body)


def _printed(world: World, node: nodes.Node, loops: Loops) -> str:
    match node:
        case nodes.Output():
            return printed(world, node.nodes, loops)
        case nodes.TemplateData(data):
            return data
        case nodes.If():
            for test, body in ((node.test, node.body), *((part.test, part.body) for part in node.elif_)):
                if world.truth(test, loops):
                    return printed(world, body, loops)
            return printed(world, node.else_, loops)
        case nodes.For():
            length = world.count(node, loops)
            bodies = (printed(world, node.body, (*loops, (index, length))) for index in range(length))
            return "".join(bodies) if length else printed(world, node.else_, loops)
        case nodes.With() | nodes.Autoescape() | nodes.Block():
            return printed(world, node.body, loops)
        case _:
            return world.value(node)


@dataclass(frozen=True)
class Reading:
    """The tree read on one path, as HTML text that any parser reads alike."""

    world: World
    slot: str = ""

    def all(self, children: Sequence[tree.Node], loops: Loops = (), *, exact: bool = False) -> str:
        return "".join(self._one(child, loops, exact) for child in children)

    def _one(self, node: tree.Node, loops: Loops, exact: bool) -> str:
        world = self.world
        match node:
            case tree.Text(data):
                return data if exact else data.replace("&", "&amp;").replace("<", "&lt;")
            case tree.Hole():
                return world.value(node.node)
            case tree.Element():
                return self._element(node, loops)
            case tree.If():
                return self._arms(node.arms, loops, exact)
            case tree.Scope():
                return self.all(node.children, loops, exact=exact)
            case tree.For():
                return self._items(node.node, node.children, loops, exact) or (
                    "" if world.count(node.node, loops) else self.all(node.else_children, loops, exact=exact)
                )
            case tree.Comment(parts):
                return f"<!--{self.all(parts, loops, exact=True)}-->"
            case tree.Doctype(text):
                return f"<!{text}>"
            case tree.Slot():
                return self.slot
            case tree.ConditionalWrap():
                return Reading(world, self.all(node.children, loops))._arms(node.arms, loops, exact)
            case tree.LoopWrap():
                inner = self._items(node.node, node.children, loops, exact)
                wrapped = bool(world.count(node.node, loops))
                return (
                    Reading(world, inner).all(node.wrapper, loops) if wrapped else self.all(node.else_children, loops)
                )
            case tree.ChunkFor():
                return self._chunks(node, loops)
            case tree.SplitFor():
                return self._split(node, loops)
            case tree.RawRegion():
                return printed(world, node.body, loops)

    def _items(self, node: nodes.For, children: Sequence[tree.Node], loops: Loops, exact: bool) -> str:
        length = self.world.count(node, loops)
        return "".join(self.all(children, (*loops, (index, length)), exact=exact) for index in range(length))

    def _arms(self, arms: Sequence[tree.Arm], loops: Loops, exact: bool) -> str:
        for arm in arms:
            if arm.test is None or self.world.truth(arm.test, loops):
                return self.all(arm.children, loops, exact=exact)
        return ""

    def _element(self, node: tree.Element, loops: Loops) -> str:
        name = node.name if isinstance(node.name, str) else self.all(node.name, loops, exact=True)
        start = f"<{name}{self._attributes(node.attributes, loops)}>"
        if name in VOID and node.namespace == "html":
            return start
        inner = self.all(node.children, loops, exact=node.content == "raw")
        if node.optional and "<" not in inner:
            return inner
        return f"{start}{inner}</{name}>"

    def _chunks(self, node: tree.ChunkFor, loops: Loops) -> str:
        length = self.world.count(node.node, loops)
        size = getattr(node.size, "value", 1)
        items = [self.all(node.children, (*loops, (index, length))) for index in range(length)]
        chunks = ("".join(items[start : start + size]) for start in range(0, length, size))
        return "".join(Reading(self.world, chunk).all(node.wrapper, loops) for chunk in chunks) or self.all(
            node.else_children if not length else (), loops
        )

    def _split(self, node: tree.SplitFor, loops: Loops) -> str:
        name = str(node.first.name)
        result = [f"<{name}{self._attributes(node.first.attributes, loops)}>", self.all(node.before, loops)]
        length = self.world.count(node.node, loops)
        for index in range(length):
            inside = (*loops, (index, length))
            result.append(self.all(node.lead, inside))
            if self.world.truth(node.test, inside):
                again = f"<{name}{self._attributes(node.again.attributes, inside)}>"
                end, begin = self.all(node.end, inside), self.all(node.begin, inside)
                result.append(f"{end}</{name}>{self.all(node.between, inside)}{again}{begin}")
            result.append(self.all(node.tail, inside))
        else_ = "" if length else self.all(node.else_children, loops)
        return "".join((*result, else_, self.all(node.after, loops), f"</{name}>"))

    def _attributes(self, items: Sequence[tree.AttributeItem], loops: Loops) -> str:
        return "".join(self._attribute(item, loops) for item in items)

    def _attribute(self, item: tree.AttributeItem, loops: Loops) -> str:
        match item:
            case tree.Attribute():
                name = item.name if isinstance(item.name, str) else self.all(item.name, loops, exact=True)
                value = self.all(item.value or (), loops, exact=True).replace("&", "&amp;").replace('"', "&quot;")
                return f' {name}="{value}"'
            case tree.SpreadHole() | tree.Hole():
                return " " + self.world.value(item.node)
            case tree.AttributeIf():
                for arm in item.arms:
                    if arm.test is None or self.world.truth(arm.test, loops):
                        return self._attributes(arm.items, loops)
                return ""
            case tree.AttributeFor():
                length = self.world.count(item.node, loops)
                each = (self._attributes(item.items, (*loops, (index, length))) for index in range(length))
                return "".join(each) if length else self._attributes(item.else_items, loops)
            case tree.AttributeScope():
                return self._attributes(item.items, loops)
