"""Facts about all templates of one root together: which props each needs, which forms its parts take."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from transpiler import nodes
from transpiler.closure import closure
from transpiler.facts.app import AppFacts
from transpiler.source import Source, Span
from transpiler.types import Object, Type
from transpiler.types.holds import Given

Form: TypeAlias = Literal["markup", "text", "html"]
"""How a body is written: JSX; decoded text (an attribute's value, a title); HTML text as Jinja prints it
(scripts, raw regions, templates that are not HTML)."""

Evidence: TypeAlias = Literal["declared", "use"]

Reader: TypeAlias = tuple[str, str, str]
"""A body that reads values: its template, `root`, `block` or `macro`, its name."""


@dataclass(frozen=True, slots=True)
class Prop:
    """One context name a component takes."""

    name: str
    type: Type
    evidence: Evidence
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Param:
    """One macro parameter; `default` is its node or None. `forms` lists how the value is used."""

    name: str
    type: Type
    default: nodes.Expr | None = None
    optional: bool = False
    """Some call leaves it out though it has no default, or passes what may be absent."""
    markup: frozenset[str] = frozenset()
    """Constants with tags that calls give it (`'<td class="wide">'`), and its default of that kind."""


@dataclass(frozen=True, slots=True)
class MacroFacts:
    """A macro: its parameters, the context names and globals its body reads (through macros it calls too)."""

    name: str
    node: nodes.Macro
    params: tuple[Param, ...]
    forms: frozenset[Form]
    reads: tuple[Prop, ...] = ()
    reads_globals: bool = False
    reads_vars: bool = False
    uses_caller: bool = False
    caller_text: bool = False
    """Whether the body works with the text of `caller()`, so that call blocks pass HTML text and no children."""
    caller_params: tuple[Type, ...] = ()
    caller_required: int = 0
    """So many of them every `caller()` gives; `caller_absent`: those that are given what may be Undefined."""
    caller_absent: tuple[int, ...] = ()
    uses_varargs: bool = False
    uses_kwargs: bool = False
    effects: bool = False
    top_level: bool = True
    module_reads: tuple[str, ...] = ()
    """Variables of the template's top level that the body reads: not props, values of the module."""


@dataclass(frozen=True, slots=True)
class BlockFacts:
    """A block as one template sees it.

    `owner` is the template of the chain (from this one upwards) whose body applies. `slot`: some descendant
    may override it (or the template has no parent). `scope` names what the block reads that its surroundings
    set (loop variables of a scoped block, the layout's own `set`): a non-empty scope makes the slot a function.
    `conditional`: it stands in an `if` or a loop, or in a block that some child fills otherwise, so that its body must
    not run early.
    """

    name: str
    owner: str
    forms: frozenset[Form]
    slot: bool
    scope: tuple[Prop, ...] = ()
    given: frozenset[str] = frozenset()
    """What the template at hand and those above it set around the block, which a child's body sees."""
    conditional: bool = False
    hidden: bool = False
    """Whether neither this template nor one below shows it: another body stands in the place of what holds it,
    or only a macro shows it, whose function takes no slots."""
    reads: tuple[Prop, ...] = ()
    reads_globals: bool = False
    super_used: bool = False
    """Whether the `super()` of some descendant shows this body, which must be exported then."""
    effects: bool = False
    reads_vars: bool = False
    super_forms: frozenset[Form] = frozenset()
    """Forms in which the exported body is needed beside those the block stands in."""


@dataclass
class TemplateFacts:
    """One template: its tree and everything `lower` must know about it and its neighbours."""

    name: str
    source: Source
    tree: nodes.Template
    html: bool
    """Whether it is written as a component (HTML) or as a string module."""
    autoescape: bool
    component: str
    """The name of the default export."""
    module: str
    """Output path below OUT, without the ending `.tsx`/`.ts`: `templates/blog/index`."""
    props: tuple[Prop, ...] = ()
    reads_ctx: bool = False
    parents: tuple[str, ...] = ()
    """Templates `extends` can name (one, if it is constant)."""
    top_level_sets: frozenset[str] = frozenset()
    blocks: dict[str, BlockFacts] = field(default_factory=dict)
    macros: dict[str, MacroFacts] = field(default_factory=dict)
    includes: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """By `span.start` of an include, import or extends node: the templates it can name."""
    forms: frozenset[Form] = frozenset({"markup"})
    effects: bool = False
    children: tuple[str, ...] = ()
    """Templates that extend this one directly."""
    included: bool = False
    """Whether another template includes this one, so that it is no page by itself."""
    reads_globals: bool = False
    reads_vars: bool = False
    borrowed: dict[str, tuple[str, str | None]] = field(default_factory=dict)
    """Names of macros and modules that another template of the chain or an includer imported: name -> (template,
    macro), with None for a whole module."""
    passed_on: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Variables of the top level that are macros, as importers see them: name -> (template, macro)."""
    sent: frozenset[Span] = frozenset()
    """The calls whose arguments the encoder has: constants and paths that are the page's context there."""
    shown: dict[str, frozenset[Form]] = field(default_factory=dict)
    """Blocks that stand in other forms than their places in the HTML say, as lowering found: in raw regions."""
    text: bool = False
    """Whether the page is one HTML text, as lowering found, though it is written as a component."""
    shows: frozenset[Reader] = frozenset()
    """The bodies that its page shows, those of layouts, partials and macros too."""
    handed: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """By parent: the context names this template has to pass it (a block it replaces needs none)."""


@dataclass
class Program:
    """Everything known before lowering: all templates of the root, the ambient shapes, the app."""

    templates: dict[str, TemplateFacts]
    app: AppFacts
    globals: Object
    """Shape of `ctx.globals`: what the templates read of request, session, g, config ..."""
    vars: Object
    """Shape of `ctx.vars`: context processors' names and `current_user`."""
    env_filters: dict[str, Type] = field(default_factory=dict)
    env_tests: frozenset[str] = frozenset()
    env_globals: dict[str, Type] = field(default_factory=dict)
    env_tags: frozenset[str] = frozenset()
    self_calls: frozenset[str] = frozenset()
    """Names of the blocks that some template shows once more: `{{ self.title() }}`."""
    readers: dict[Object, dict[str, frozenset[Reader]]] = field(default_factory=dict)
    """Which bodies read a key of an object; a key that is not here is read wherever the object is."""
    given: dict[str, Given] = field(default_factory=dict)
    """How the pages hold what they give to Python functions, by the function's name; lowering finds it out."""

    def sends(self, name: str, shape: Object, key: str) -> bool:
        """Whether the page of a template holds a key of an object."""
        readers = self.readers.get(shape, {}).get(key)
        return readers is None or not readers.isdisjoint(self.templates[name].shows)


def reach(name: str, program: Program) -> frozenset[str]:
    """The template with all that it extends, includes or imports."""

    def read_by(current: str) -> Iterator[str]:
        facts = program.templates.get(current)
        if facts is not None:
            yield from facts.parents
            yield from (part for parts in facts.includes.values() for part in parts)

    return closure([name], read_by)
