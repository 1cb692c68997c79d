"""The facts of a whole program: `analyze_program` puts the parts of this room together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from transpiler import nodes
from transpiler.analyze import effects
from transpiler.analyze.callbacks import Callback, ParamKey, find_callbacks
from transpiler.analyze.cells import Cell
from transpiler.analyze.dropped import doubtful_blocks, hidden_blocks, may_fail
from transpiler.analyze.flows import Solver, connect
from transpiler.analyze.forms import Key, Placements, find_forms, no_placements
from transpiler.analyze.inheritance import MacroRef, ModuleRef, Trees, ancestors, descendants, link
from transpiler.analyze.macro_blocks import report_macro_blocks
from transpiler.analyze.names import World
from transpiler.analyze.naming import component_name, is_html, module_path, unique_names
from transpiler.analyze.reach import GLOBALS, VARS, Reach, context_names, shown_by_super
from transpiler.analyze.resolve import Resolver
from transpiler.analyze.shapes import name_shapes
from transpiler.analyze.showing import Showing
from transpiler.analyze.values import CallBlock, CallSuper, Place, PlaceBlock, Unit, Value, Walked
from transpiler.analyze.walk import walk_template
from transpiler.diagnostics import Diagnostics
from transpiler.facts import AppFacts, BlockFacts, Evidence, Form, MacroFacts, Param, Program, Prop, TemplateFacts
from transpiler.options import Options
from transpiler.source import NO_SPAN, Span
from transpiler.types import Missing, Object, Str, Type, Unknown, members, objects_in, union, without_none

_MARKUP: frozenset[Form] = frozenset({"markup"})


def analyze_program(
    trees: Trees,
    app: AppFacts,
    options: Options,
    diagnostics: Mapping[str, Diagnostics],
    placements: Placements = no_placements,
) -> Program:
    """Everything lowering must know about all templates of a root together.

    `trees`: source and tree by template name, `diagnostics`: a collector for each. `placements` says in which form
    the blocks, includes, calls and outputs of a tree stand. Nothing is raised; what cannot be resolved is reported.
    """
    links = link(trees, app, diagnostics)
    before = {name: len(found.items) for name, found in diagnostics.items()}

    def walk(
        callbacks: Mapping[ParamKey, Callback], unsent: frozenset[int] = frozenset()
    ) -> tuple[World, dict[str, Walked]]:
        for name, count in before.items():
            del diagnostics[name].items[count:]
        world = World(trees, app, options, links, diagnostics, callbacks=callbacks, unsent=unsent)
        return world, {name: walk_template(world, name) for name in trees}

    world, walked = walk({})
    callbacks = find_callbacks(world.arrivals)
    if callbacks:  # what their macros are called with is known now
        world, walked = walk(callbacks)
    assembly = _Assembly(world, walked, placements)
    unsent = assembly.unsent_calls()
    if unsent:  # the page needs their arguments
        assembly = _Assembly(*walk(callbacks, unsent), placements)
    return assembly.program()


class _Assembly:
    def __init__(self, world: World, walked: dict[str, Walked], placements: Placements) -> None:
        effects.spread(world, walked)
        reach = Reach(world, walked)
        connect(world, walked, reach)
        Solver(world).run()
        self.world, self.walked, self.reach = world, walked, reach
        self.showing = Showing(world, walked)
        lenient = world.options.undefined != "Undefined"
        self.types = Resolver(world.cells, world.functions(), lenient=lenient)
        self.html = {name: is_html(name) for name in walked}
        self.forms = find_forms(world, walked, self.html, placements)
        self._mark_absent()
        self.hidden, self.doubtful = hidden_blocks(world, walked), doubtful_blocks(world, walked)

    def unsent_calls(self) -> frozenset[int]:
        """Calls with names of the context as arguments whose results cannot be sent with the value called."""
        return frozenset(
            id(node)
            for node, cells in self.world.sent_calls
            if not all(isinstance(without_none(self.types.type_of(cell)), Object) for cell in cells)
        )

    def program(self) -> Program:
        """The program."""
        components = {name: component_name(name) for name in self.walked}
        modules = unique_names(((name, module_path(name)) for name in self.walked), fold=True)
        templates = {name: self._template(name, components[name], modules[name]) for name in self.walked}
        self._report_clashes(modules)
        globals_, vars_ = self._ambient("globals", "Globals"), self._ambient("vars", "Vars")
        name_shapes(templates, globals_, vars_)
        _avoid_models(templates)
        self._report_objects()
        report_macro_blocks(self.world, self.walked)
        world = self.world
        return Program(
            templates, world.app, globals_, vars_, dict(sorted(world.env_filters.items())),
            frozenset(world.env_tests), dict(sorted(world.env_globals.items())), frozenset(world.env_tags),
            frozenset(name for facts in templates.values() for name in _self_calls(facts.tree)),
            self.types.objects.readers.known(),
        )  # fmt: skip

    def _mark_absent(self) -> None:
        """A parent's prop that some child has no need to pass is optional."""
        for name in self.walked:
            for parent in self.world.links[name].parents:
                handed = self.reach.handed(name, parent)
                for read in context_names(self.reach.of(parent)):
                    if read not in handed:
                        self.world.context(parent, read).optional = True

    def _report_clashes(self, modules: Mapping[str, str]) -> None:
        for name, module in modules.items():
            if module != module_path(name):
                self.world.diagnostics[name].add(
                    "case-clash",
                    NO_SPAN,
                    f"another template would be written to the same file as `{name}`",
                    text=f"The module is called `{module}`.",
                )

    def _report_objects(self) -> None:
        """What cannot be exact once only the attributes that are read are sent."""
        held = [
            (template, span, value, self._items(container), False)
            for template, span, value, container in self.world.memberships
        ]
        for template, span, left, right, identity in (*self.world.equalities, *held):
            shapes = [self._shapes(value) for value in (left, right)]
            named = all("$ref" in shape.fields for shape in (*shapes[0], *shapes[1]))
            if all(shapes) and (identity or not named):  # one name stands for all that are equal
                self.world.diagnostics[template].add(
                    "object-equality",
                    span,
                    "two objects are compared",
                    label="Python compares identity or calls `__eq__`",
                    text="The page compares the attributes that templates read, which may be equal for two objects.",
                    hint="compare their ids",
                )
        for template, span, value in self.world.lookups:
            cells = [self.world.cells.find(cell) for cell, _ in value.cells]
            if any(cell in self.types.whole for cell in cells):
                self.world.diagnostics[template].add(
                    "computed-attribute",
                    span,
                    "which attribute is read is known only at run time",
                    label="the name is computed",
                    text="The whole value is sent: that works for dicts, not for other objects.",
                    hint="pass a dict with the values that may be asked for",
                )

        for template, span, value in self.world.wholes:
            if any(self.world.cells.find(cell).sealed for cell, _ in value.cells):
                self.world.diagnostics[template].add(
                    "computed-attribute",
                    span,
                    "which attribute is read is known only at run time",
                    label="all of it is read",
                    text="Only what templates read by name is sent.",
                    hint="pass a dict with the values that are needed",
                )

    def _items(self, container: Value) -> Value:
        shapes = [self.world.cells.shape(cell) for cell, _ in container.cells]
        return Value(tuple((shape.item, False) for shape in shapes if shape.item is not None))

    def _shapes(self, value: Value) -> list[Object]:
        types = [self.types.type_of(cell) for cell, _ in value.cells]
        return [member for type_ in types for member in members(type_) if isinstance(member, Object)]

    def _ambient(self, key: str, name: str) -> Object:
        """The shape of `ctx.globals` or `ctx.vars`."""
        cells = self.world.cells
        shape = cells.shape(cells.at(key))
        made = Object(name)
        for attribute in sorted(shape.attrs):
            cell = cells.find(shape.attrs[attribute])
            made.fields[attribute] = self.types.field_of(cell)
            self.types.objects.readers.note_cell(made, attribute, cell)
        return made

    def _template(self, name: str, component: str, module: str) -> TemplateFacts:
        links, found = self.world.links[name], self.walked[name]
        names = self.reach.of(name)
        source, tree = self.world.trees[name]
        return TemplateFacts(
            name=name,
            source=source,
            tree=tree,
            html=self.html[name],
            autoescape=self.world.options.autoescapes(name),
            component=component,
            module=module,
            props=self._props(self.world.context(name, read) for read in context_names(names)),
            reads_ctx=any(
                mark in self.reach.of(one)
                for one in (name, *ancestors(self.world.links, name))
                for mark in (GLOBALS, VARS)
            ),
            parents=links.parents,
            top_level_sets=frozenset(found.top) - frozenset(links.macros) - frozenset(links.exports),
            blocks=self._blocks(name),
            macros={unit.name: self._macro(name, unit) for unit in found.macros.values()},
            includes=dict(links.targets),
            forms=self._forms((name, "root", "")),
            effects=found.root.effects,
            children=tuple(links.children),
            included=bool(links.includers),
            reads_globals=GLOBALS in names,
            reads_vars=VARS in names,
            borrowed={
                key: (ref.template, ref.name) if isinstance(ref, MacroRef) else (_only(ref), None)
                for key, ref in sorted(self.world.borrowed.get(name, {}).items())
            },
            sent=self._sent(tree),
            shows=self.showing.of(name),
            passed_on={key: (ref.template, ref.name) for key, ref in links.passed_on.items()},
            handed={parent: tuple(context_names(self.reach.handed(name, parent))) for parent in links.parents},
        )

    def _sent(self, tree: nodes.Template) -> frozenset[Span]:
        """The calls of a template whose arguments the encoder finds in the page's context."""
        calls = {id(node) for node, _ in self.world.sent_calls}
        return frozenset(node.span for node in nodes.walk(tree) if id(node) in calls)

    def _forms(self, key: Key) -> frozenset[Form]:
        return self.forms.get(key) or (_MARKUP if self.html[key[0]] else frozenset({"html"}))

    def _props(self, cells: Iterable[Cell]) -> tuple[Prop, ...]:
        return tuple(self._prop(cell) for cell in cells)

    def _prop(self, cell: Cell) -> Prop:
        label = cell.label
        type_, optional = self._type(cell)
        evidence: Evidence = "declared" if self.types.declared(cell) else "use"
        return Prop(label, type_, evidence, optional)

    def _type(self, cell: Cell) -> tuple[Type, bool]:
        type_ = self.types.type_of(cell)
        kept = [member for member in members(type_) if not isinstance(member, Missing)]
        return (union(*kept) if kept else type_), self.types.optional(cell)

    def _may_be_absent(self, cell: Cell) -> bool:
        type_ = self.types.type_of(cell)
        return self.types.optional(cell) or any(isinstance(one, Missing | Unknown) for one in members(type_))

    def _markup(self, cell: Cell) -> frozenset[str]:
        """The constants with tags that arrive at a cell."""
        found: set[str] = set()
        seen = [self.world.cells.find(cell)]
        for current in seen:  # grows while it is walked
            kinds = [kind for type_ in current.accepts for kind in members(type_) if isinstance(kind, Str)]
            found.update(text for kind in kinds for text in kind.values or () if "<" in text)
            sources = (self.world.cells.find(source) for source, _ in current.sources)
            seen += [source for source in sources if source not in seen]
        return frozenset(found)

    def _macro(self, template: str, unit: Unit) -> MacroFacts:
        ref = MacroRef(template, unit.name)
        node = self.world.links[template].macros[unit.name]
        names = self.reach.of_macro(ref)
        first_default = len(node.args) - len(node.defaults)
        params = []
        for index, arg in enumerate(node.args):
            cell = self.world.param(ref, arg.name)
            type_, optional = self._type(cell)
            default = node.defaults[index - first_default] if index >= first_default else None
            if default is not None:
                optional = self.world.cells.find(cell).optional  # not just because the body asks `is defined`
            params.append(Param(arg.name, type_, default, optional, self._markup(cell)))
        return MacroFacts(
            name=unit.name,
            node=node,
            params=tuple(params),
            forms=self._forms((template, "macro", unit.name)),
            reads=self._props(self.world.context(template, read) for read in context_names(names)),
            reads_globals=GLOBALS in names,
            reads_vars=VARS in names,
            uses_caller=unit.uses_caller,
            caller_params=tuple(self._type(cell)[0] for cell in unit.caller_args),
            caller_required=unit.caller_required or 0,
            caller_absent=tuple(i for i, cell in enumerate(unit.caller_args) if self._may_be_absent(cell)),
            uses_varargs=unit.uses_varargs,
            uses_kwargs=unit.uses_kwargs,
            effects=unit.effects,
            top_level=any(part is node for part in self.world.trees[template][1].body),
            module_reads=tuple(dict.fromkeys([*unit.module_reads, *self._read_by_partials(unit)])),
        )

    def _read_by_partials(self, unit: Unit) -> list[str]:
        """Variables around a macro that a template it includes reads."""
        places = [event for event in unit.events if isinstance(event, Place)]
        reads = [(place, name) for place in places for target in place.targets for name in self.reach.of(target)]
        return [name for place, name in reads if name in place.outer]

    # Blocks.

    def _blocks(self, template: str) -> dict[str, BlockFacts]:
        chain = (template, *ancestors(self.world.links, template))
        owners: dict[str, str] = {}
        for owner in chain:
            for block in self.walked[owner].blocks:
                owners.setdefault(block, owner)
        return {block: self._block(template, block, owner, chain) for block, owner in owners.items()}

    def _block(self, template: str, block: str, owner: str, chain: tuple[str, ...]) -> BlockFacts:
        names = self.reach.of_block(owner, block, chain[chain.index(owner) :])
        below = descendants(self.world.links, template)
        places = [place for above in chain for place in self._places(above, block)]
        scope = self._scope(owner, block, context_names(names), places)
        sure = self.walked[owner].sure
        reads = [n for n in context_names(names) if n not in scope and n not in sure]
        return BlockFacts(
            name=block,
            owner=owner,
            forms=self._forms((owner, "block", block)),
            slot=not self.world.links[template].parents or any(block in self.walked[t].blocks for t in below),
            scope=self._props(self.world.late(owner, n) for n in scope),
            given=self._given(chain, block, places),
            conditional=any(place.conditional for place in places)
            or any(block in self.doubtful[page] and self._may_fail(page, block) for page in (template, *below)),
            hidden=all(block in self.hidden[page] for page in (template, *below)),
            reads=self._props(self.world.late(owner, n) for n in reads),
            reads_globals=GLOBALS in names,
            super_used=self._super_used(owner, block),
            effects=self.walked[owner].blocks[block].effects,
            reads_vars=VARS in names,
        )

    def _may_fail(self, page: str, block: str) -> bool:
        chain = (page, *ancestors(self.world.links, page))
        return may_fail(next(one for one in chain if block in self.walked[one].blocks), block, self.world)

    def _places(self, template: str, block: str) -> list[PlaceBlock]:
        """Where a template shows a block; the top level of a child shows none."""
        is_child = self.world.links[template].always_extends
        units = [u for u in self.walked[template].units() if not (is_child and u.kind == "root")]
        return [e for unit in units for e in unit.events if isinstance(e, PlaceBlock) and e.name == block]

    def _scope(self, owner: str, block: str, names: list[str], places: list[PlaceBlock]) -> list[str]:
        """Those of `names` that layouts set around the places of a block, or below the block's own template.

        What a child sets itself is one of them: its layout shows the block.
        """
        above = ancestors(self.world.links, owner)
        given = self._given((owner, *above) if self.world.links[owner].parents else above, block, places)
        return [name for name in names if name in given]

    def _given(self, templates: Iterable[str], block: str, places: list[PlaceBlock]) -> frozenset[str]:
        """What is set around the places of a block, and by these templates."""
        given = {name for place in places for name in (*place.assigned, *place.local)}
        for template in templates:
            if not self._shown_at_top(template, block):
                given |= set(self.walked[template].top)
        return frozenset(given)

    def _shown_at_top(self, template: str, block: str) -> bool:
        """Whether a layout shows a block at its top level alone, where it is known what is set so far."""
        if self.world.links[template].always_extends:
            return False
        if any(CallBlock(block) in unit.events for walked in self.walked.values() for unit in walked.units()):
            return False
        kinds = {
            unit.kind for unit in self.walked[template].units()
            if any(isinstance(event, PlaceBlock) and event.name == block for event in unit.events)
        }  # fmt: skip
        return kinds == {"root"}

    def _super_used(self, owner: str, block: str) -> bool:
        for below in descendants(self.world.links, owner):
            unit = self.walked[below].blocks.get(block)
            calls = unit is not None and any(isinstance(event, CallSuper) for event in unit.events)
            if calls and owner in shown_by_super(self.world, self.walked, below, block):
                return True
        return False


def _avoid_models(templates: Mapping[str, TemplateFacts]) -> None:
    """A component must not be called like a shared model: `product.html` beside the class `Product`."""
    types = [prop.type for facts in templates.values() for prop in facts.props]
    models = {shape.name for shape in objects_in(types) if shape.module is not None}
    for facts in templates.values():
        if facts.component in models:
            facts.component += "View"


def _only(ref: ModuleRef) -> str:
    return ref.templates[0] if ref.templates else ""


def _self_calls(tree: nodes.Template) -> Iterator[str]:
    """The blocks that a template shows by name."""
    for node in nodes.walk(tree):
        match node:
            case nodes.Getattr(node=nodes.Name(name="self"), attr=name):
                yield name
