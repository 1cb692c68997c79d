"""Values that pass between templates, and the joining of all that is known about one value.

Edges: a child's names to its parent's, an including scope's to the partial's, layouts' names to the blocks they
place. Then, to a fixpoint: structure that a target needs is shared with its sources, declared types are handed
down into structure, uses are handed back to sources.
"""

from __future__ import annotations

from transpiler.analyze.cells import KEYS, NO_USE, Cell, Shape, Use
from transpiler.analyze.inheritance import MacroRef, ancestors
from transpiler.analyze.names import World
from transpiler.analyze.reach import Reach, context_names
from transpiler.analyze.shapes import identity
from transpiler.analyze.uses import GLOBAL_VALUES, REQUEST_TEXTS, REQUEST_TYPES, STARLETTE_TYPES
from transpiler.analyze.values import CallMacro, LoopRef, Place, PlaceBlock, Unit, Value, Walked
from transpiler.types import (
    BOOL,
    INT,
    MISSING,
    STR,
    TEXT,
    UNKNOWN,
    Dict,
    Field,
    Float,
    Int,
    List,
    Missing,
    NoneType,
    Number,
    Object,
    Tuple,
    Type,
    Unknown,
    members,
    union,
)  # fmt: skip

_STAYS = Use.NULLABLE  # says how a cell is reached, not what is done with its value


def connect(world: World, walked: dict[str, Walked], reach: Reach) -> None:
    """Add the edges between templates."""
    for name, found in walked.items():
        for unit in found.units():
            for event in unit.events:
                if isinstance(event, Place):
                    for target in event.targets:
                        for read in context_names(reach.of(target)):
                            _hand(world, unit, read, event.visible, event.assigned, world.context(target, read))
                elif isinstance(event, CallMacro) and event.ref.template != name and event.ref.with_context:
                    for read in context_names(reach.of_macro(event.ref)):
                        _hand(world, unit, read, found.top, _sure_map(found), world.context(event.ref.template, read))
        for parent in world.links[name].parents:
            for read in context_names(reach.handed(name, parent)):
                _hand(world, found.root, read, found.top, _sure_map(found), world.context(parent, read))
    for ref in world.escaped:
        macro = walked[ref.template].macros.get(ref.name) if ref.template in walked else None
        for cell in macro.caller_args if macro is not None else ():
            _flow(world, Value(types=(UNKNOWN,)), cell)
    for name, found in walked.items():
        _connect_blocks(world, name, found, walked, reach)
    for name, links in world.links.items():
        inner = links.includers or links.importers or links.children
        external = name in world.app.call_sites or not inner
        for read in context_names(reach.of(name)):
            world.context(name, read).external |= external
    called = {site.target for found in walked.values() for site in found.sites}
    for template, links in world.links.items():
        for name, node in links.macros.items():
            if (template, "macro", name) not in called:  # templates of other projects, or Python, call it
                for arg in node.args:
                    param = world.param(MacroRef(template, name), arg.name)
                    param.external = param.parameter = True


def _sure_map(found: Walked) -> dict[str, bool]:
    return {name: name in found.sure for name in found.top}


def _flow(world: World, value: Value, target: Cell) -> None:
    for cell, guarded in value.cells:
        world.cells.flow(cell, target, guarded)
    if isinstance(value.ref, LoopRef):
        world.loops.append(target)
    root = world.cells.find(target)
    root.accepts += [type_ for type_ in value.types if type_ not in root.accepts]


def _hand(
    world: World, unit: Unit, name: str, visible: dict[str, Value], assigned: dict[str, bool], target: Cell
) -> None:
    if name in visible:
        _flow(world, visible[name], target)
    if not assigned.get(name, False):
        late = unit.kind == "block"
        source = world.late(unit.template, name) if late else world.context(unit.template, name)
        world.cells.flow(source, target)


def _connect_blocks(world: World, name: str, found: Walked, walked: dict[str, Walked], reach: Reach) -> None:
    """What the blocks of a template see: its own top level, what layouts set, its context."""
    own = set(context_names(reach.of(name)))
    for block in found.blocks:
        for read in context_names(reach.of_block(name, block, (name, *ancestors(world.links, name)))):
            world.late(name, read)  # what only `super()` reads comes from the same places
    places = [
        event
        for above in (name, *ancestors(world.links, name))
        for unit in walked[above].units()
        for event in unit.events
        if isinstance(event, PlaceBlock) and event.name in found.blocks
    ]
    for key in [key for key in world.cells.keyed if key[:2] == ("late", name)]:
        read, target = key[2], world.cells.at(*key)
        if read in found.top:
            _flow(world, found.top[read], target)
        for place in places:
            if read in place.visible:
                _flow(world, place.visible[read], target)
        if read in own or not (target.sources or target.accepts):
            world.cells.flow(world.context(name, read), target)


_AS_TEXT = Use.PRINT | Use.PRINT_GUARDED | Use.TEST | Use.SAFE | Use.ESCAPED
"""Uses that an absent text satisfies as well as an empty one."""


_OF_OBJECTS = Use.PRINT | Use.PRINT_GUARDED | Use.ITERATE | Use.INDEX | Use.LENGTH | Use.ITEMS | Use.ARGUMENT | KEYS
"""What is done with an object itself, which its interface has a key for."""


class Solver:
    """Runs the fixpoint over all cells."""

    def __init__(self, world: World) -> None:
        self.world, self.cells = world, world.cells
        self._pushed: set[tuple[int, Type]] = set()
        self._classes: dict[object, Shape] = {}
        numbers = ("index", "index0", "revindex", "revindex0", "length", "depth", "depth0")
        fields = {name: Field(INT) for name in numbers} | {name: Field(BOOL) for name in ("first", "last")}
        self._loop = Object("Loop", fields)

    def run(self) -> None:
        """Share structure, declare, hand back uses."""
        self._declare_known()
        while True:
            before = self.cells.changes
            for cell in list(self.cells.roots()):
                self._share(cell)
            self._hold()
            self._declare_again()
            if self.cells.changes == before:
                break
        self._hand_back()

    def _share(self, cell: Cell) -> None:
        shape = self.cells.shape(cell)
        if shape.structured:
            for source, _ in list(self.cells.find(cell).sources):
                given = self.cells.shape(source)
                if self._is_one_kind(cell) or self._is_the_same(source, cell):
                    self.cells.merge_shapes(given, shape)
                else:
                    self.cells.require(given, shape)
                shape = self.cells.shape(cell)
        if shape.elements and not shape.arity:
            item = self.cells.item(cell)
            for element in list(shape.elements.values()):
                self.cells.merge(element, item)
            self.cells.shape(cell).elements.clear()
        elif shape.elements and shape.item is not None:
            for element in shape.elements.values():
                self.cells.flow(element, shape.item)

    def _hold(self) -> None:
        """What an object is compared with, or looked for in, are objects: their names are enough to tell them apart."""
        cells = self.cells
        for _, _, value, container in self.world.memberships:
            if any(self._is_object(cell) for cell, _ in value.cells):
                for cell, _ in container.cells:
                    cells.use(cells.item(cell), Use.MEMBER | Use.ARGUMENT)
        for _, _, left, right, _ in self.world.equalities:
            for one, other in ((left, right), (right, left)):
                if any(self._is_object(cell) for cell, _ in one.cells):
                    for cell, _ in other.cells:
                        cells.use(cell, Use.MEMBER)

    def _is_object(self, cell: Cell) -> bool:
        shape = self.cells.shape(cell)
        return bool(shape.attrs or shape.classes) and not shape.made

    def _is_one_kind(self, cell: Cell) -> bool:
        """Whether values of one kind only arrive at a place: of one shape, or of one class."""
        shapes = {self.cells.shape(source) for source, _ in cell.sources} - {self.cells.shape(cell)}
        classes = {identity(known) for shape in shapes for known in shape.classes}
        return len(shapes) < 2 or (len(classes) == 1 and all(shape.classes for shape in shapes))

    def _is_the_same(self, source: Cell, target: Cell) -> bool:
        """Whether a value has nothing beside what its target wants, or is a part of that (a comment's replies)."""
        given, wanted = self.cells.shape(source), self.cells.shape(target)
        if given.made or wanted.made:
            return True
        beside = (
            given.classes
            or given.attrs.keys() - wanted.attrs.keys()
            or given.calls.keys() - wanted.calls.keys()
            or given.recorded.keys() - wanted.recorded.keys()
            or (given.item is not None and wanted.item is None)
            or self.cells.find(source).uses & ~self.cells.find(target).uses & _OF_OBJECTS
        )
        return not beside or self._contains(wanted, given)

    def _contains(self, whole: Shape, part: Shape) -> bool:
        seen: set[Shape] = set()
        pending = [whole]
        while pending:
            shape = pending.pop()
            inside = {self.cells.shape(cell) for cell in self.cells.inside(shape)}
            if part in inside:
                return True
            pending += inside - seen
            seen |= inside
        return False

    # Declared types.

    def _declare_known(self) -> None:
        app, cells = self.world.app, self.cells
        for template, sites in app.call_sites.items():
            for name in dict.fromkeys(name for site in sites for name in site.values):
                if ("ctx", template, name) in cells.keyed:
                    cell = self.world.context(template, name)
                    types = [site.values[name] for site in sites if name in site.values]
                    known = [t for t in types if not isinstance(t, Unknown)]
                    if known and len(known) == len(types):
                        self._declare(cell, union(*known))
                    everywhere = all(site.complete for site in sites)
                    if everywhere and len(types) < len(sites):
                        cell.optional = True
        for cell in self.world.loops:
            self._declare(cell, self._loop)
        read = cells.shape(cells.at("vars")).attrs
        for name, type_ in app.context.items():
            if name in read:
                self._declare(cells.attr(cells.at("vars"), name), type_)
        roots = cells.shape(cells.at("globals")).attrs
        for name in GLOBAL_VALUES & set(roots):
            cells.find(roots[name]).sealed = True
        if "g" in roots:
            for name, type_ in app.g.items():
                if name in cells.shape(roots["g"]).attrs:
                    self._declare(cells.attr(roots["g"], name), type_)
        if "request" in roots and app.framework != "none":
            known_types = STARLETTE_TYPES if app.framework == "starlette" else REQUEST_TYPES
            request = cells.shape(roots["request"]).attrs
            for name, type_ in known_types.items():
                if name in request:
                    self._declare(request[name], type_)
            for name in REQUEST_TEXTS:
                if name in request:
                    self._declare_texts(request[name])
        for name, custom in app.globals.items():
            if custom.value is not None and name in roots:
                self._declare(cells.attr(cells.at("globals"), name), custom.value)

    def _declare_texts(self, mapping: Cell) -> None:
        """A mapping of the request: its values are texts, any of which may not be there."""
        self.cells.find(mapping).mapping = True
        shape = self.cells.shape(mapping)
        for value in (*shape.attrs.values(), *([shape.value] if shape.value is not None else [])):
            as_text = not self.cells.find(value).uses & ~_AS_TEXT
            self._declare(value, TEXT if as_text else STR)
            self.cells.find(value).optional = not as_text

    def _declare_again(self) -> None:
        self._pushed.clear()
        for cell in list(self.cells.roots()):
            if cell.declared is not None:
                self._declare(cell, cell.declared)

    def _declare(self, cell: Cell, type_: Type) -> None:
        """The value of a cell has a type; its parts, as far as they are used, have the type's parts."""
        work = [(cell, type_)]
        while work:
            cell, type_ = work.pop()
            cell = self.cells.find(cell)
            if isinstance(type_, Unknown) or (id(cell), type_) in self._pushed:
                continue
            self._pushed.add((id(cell), type_))
            cell.optional |= MISSING in members(type_)
            if cell.declared is None:
                cell.declared = type_
            elif cell.declared != type_:
                cell.declared = union(cell.declared, type_)
            for member in members(type_):
                work += self._parts(cell, member)

    def _parts(self, cell: Cell, type_: Type) -> list[tuple[Cell, Type]]:
        shape = self.cells.shape(cell)
        match type_:
            case List(item):
                inner = [shape.item] if shape.item is not None else []
                return [(part, item) for part in (*inner, *shape.elements.values())]
            case Tuple(items):
                found = [(part, items[i]) for i, part in shape.elements.items() if i < len(items)]
                if shape.item is not None and items:
                    found.append((shape.item, union(*items)))
                return found
            case Dict(key, value):
                pairs = ((shape.key, key), (shape.item, key), (shape.value, value))
                found = [(part, t) for part, t in pairs if part is not None]
                return found + [(part, value) for part in shape.attrs.values()]
            case Object(fields=fields):
                if type_ not in shape.classes:
                    known = self._classes.setdefault(identity(type_), shape)
                    self.cells.merge_shapes(known, shape)
                    shape = self.cells.shape(cell)
                    shape.classes.append(type_)
                return [(part, fields[name].type) for name, part in shape.attrs.items() if name in fields]
            case _:
                return []

    # Uses.

    def _hand_back(self) -> None:
        changed = True
        while changed:
            changed = False
            for cell in self.cells.roots():
                for source, guarded in cell.sources:
                    changed |= self._take(self.cells.find(source), cell, guarded)
                shape = self.cells.shape(cell)
                inner = cell.uses & (Use.WHOLE | Use.OPAQUE | Use.ARGUMENT)
                if cell.uses & (Use.PRINT | Use.PRINT_GUARDED):  # what is printed shows all that is inside
                    inner |= Use.WHOLE
                if inner:
                    for part in self._inside(cell, shape):
                        wanted = inner if shape.made else inner & ~Use.OPAQUE
                        if wanted & ~part.uses:
                            part.uses |= wanted
                            changed = True
            for one, two in self.cells.peers:
                changed |= self._pair(one, two)
        for cell in self.cells.roots():
            if Use.NAMED in cell.uses and cell.uses != Use.NAMED:  # more than a choice of layouts
                cell.uses = (cell.uses & ~Use.NAMED) | Use.STRING

    def _inside(self, cell: Cell, shape: Shape) -> list[Cell]:
        """The parts that are sent when the whole is: all of a literal's; attributes belong to all of their class."""
        if shape.made:
            return list(self.cells.parts(cell))
        parts = (shape.item, shape.key, shape.value, *shape.elements.values())
        return [self.cells.find(part) for part in parts if part is not None]

    def _take(self, source: Cell, target: Cell, guarded: bool) -> bool:
        named = target.layouts <= source.layouts
        source.layouts |= target.layouts
        uses = target.uses & ~_STAYS
        if guarded and Use.PRINT in uses:
            uses = (uses & ~Use.PRINT) | Use.PRINT_GUARDED
        changed = bool(uses & ~source.uses)
        source.uses |= uses
        for reader, own in target.used_by.items():
            known = source.used_by.get(reader, NO_USE)
            changed |= bool(own & ~known)
            source.used_by[reader] = known | own
        return changed or not named

    def _pair(self, one: Cell, two: Cell) -> bool:
        a, b = self.cells.find(one), self.cells.find(two)
        if self._is_number(a) == self._is_number(b):
            return False
        target = b if self._is_number(a) else a
        if Use.NUMBER in target.uses:
            return False
        target.uses |= Use.NUMBER
        return True

    def _is_number(self, cell: Cell) -> bool:
        if Use.NUMBER in cell.uses:
            return True
        if cell.declared is None:
            return False
        kept = [m for m in members(cell.declared) if not isinstance(m, NoneType | Missing)]
        return bool(kept) and all(isinstance(m, Int | Float | Number) for m in kept)
