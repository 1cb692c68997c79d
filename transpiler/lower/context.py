"""What every rule works with: lowering of sub-expressions, helpers, names, types, diagnostics."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from transpiler import ir, nodes
from transpiler.diagnostics import Diagnostics
from transpiler.facts import Form, Program, TemplateFacts
from transpiler.html import Effects, Trees
from transpiler.html import tree as html
from transpiler.ir import build as b
from transpiler.lower.changes import changes_lists
from transpiler.lower.names import Names
from transpiler.lower.runtime_index import runtime_exports
from transpiler.lower.scope import Scope
from transpiler.lower.state import state_of
from transpiler.lower.undefined import as_configured
from transpiler.lower.value import Value, is_simple
from transpiler.lower.widening import KeyWidening, Widening
from transpiler.options import Options
from transpiler.registry import Registry
from transpiler.source import Span
from transpiler.types import UNKNOWN, Object, Type
from transpiler.types.holds import Given, holds_of

if TYPE_CHECKING:
    from transpiler.lower.assign import LetTarget
    from transpiler.lower.whitespace import BodyEdges


class Relower(Exception):  # noqa: N818 - a signal, not an error
    """A type turned out wider than assumed; it is noted in `ModuleState.learned`, lower the module again."""


@dataclass(frozen=True, slots=True)
class Request:
    """A form of another unit that this module uses and that facts do not list yet.

    `callback`: the macros of a function prop, whose `name` is the number of its signature. `text`: the slots of a page
    that is one HTML text.
    """

    template: str
    kind: Literal["root", "macro", "block", "caller", "callback", "slot", "text"]
    name: str
    form: Form


@dataclass
class ModuleState:
    """What all functions of one output module share."""

    facts: TemplateFacts
    program: Program
    options: Options
    diagnostics: Diagnostics
    structure: Trees
    names: Names
    imports: dict[tuple[str, str], ir.Import] = field(default_factory=dict)
    declarations: list[ir.Interface | ir.TypeAlias | ir.Function | ir.ModuleConst] = field(default_factory=list)
    regions: list[html.Region] = field(default_factory=list)
    functions: dict[tuple[str, str, Form], str] = field(default_factory=dict)
    helper_calls: int = 0
    expressions: int = 0
    env_uses: dict[str, str] = field(default_factory=dict)
    """Names used of `lib/env`: name -> kind (filter, test, global, tag)."""
    env_local: set[str] = field(default_factory=set)
    """Those of them that get more than plain values, or are values themselves, so Python cannot answer for them."""
    slot_defaults: dict[str, ir.Expr] = field(default_factory=dict)
    """Constant defaults of text slots, by the local name of the slot prop."""
    block_components: set[str] = field(default_factory=set)
    """Local names of components that begin and end with a block-level element."""
    edges: dict[int, BodyEdges] = field(default_factory=dict)
    effects: Effects | None = None
    constants: dict[str, tuple[str, ir.Expr, Type | None]] = field(default_factory=dict)
    """A layout's literals, set once at its top level: Jinja name -> (local name, value)."""
    requests: set[Request] = field(default_factory=set)
    tags: dict[str, ir.ModuleConst] = field(default_factory=dict)
    """Elements that React's types do not know, by tag: consts that hold their names."""
    contracts: dict[str, ir.ModuleConst] = field(default_factory=dict)
    """What values of unknown type are shaped by, once each (`shaping.py`)."""
    widenings: dict[Widening | KeyWidening, None] = field(default_factory=dict)
    """Types of other units (or of this one) that are too narrow for what this module passes."""
    given: dict[str, Given] = field(default_factory=dict)
    """How the arguments of Python functions are held, by function (`set_param`, `__call__`)."""
    stored: frozenset[str] = frozenset()
    """Names that some statement of the template sets."""
    inline_handlers: Literal["head", "page"] | None = None
    """Where this template puts `<InlineHandlers />`: in the head it writes, or on the page, which has no head."""
    scripted: bool = False
    """Whether this template can stand on a page with scripts."""
    mixed: dict[str, tuple[int, str]] = field(default_factory=dict)
    """Local variables that hold ints and floats: the namespace's place and the attribute."""
    learned: dict[tuple[int, str], Type] = field(default_factory=dict)
    """Types found on an earlier attempt: of namespace attributes (place of the namespace, attribute), of what recursive
    loops run over (place of the loop, "loop")."""
    filling: str | None = None
    """The layout whose slots are being filled, of those that the template may extend: `super()` is its body."""


def stored_names(tree: nodes.Template) -> frozenset[str]:
    """Names that some statement of a template gives a value."""
    found: set[str] = set()
    for node in nodes.walk(tree):
        match node:
            case nodes.Name(name=name, ctx="store" | "param") | nodes.Macro(name=name) | nodes.Import(target=name):
                found.add(name)
            case nodes.FromImport(names=items):
                found |= {item if isinstance(item, str) else item[1] for item in items}
    return frozenset(found)


@dataclass
class LowerContext:
    """One function being written: its form, visible names, statements so far.

    Rules get this object and nothing else. `prelude` collects the statements that stand before the `return`
    of the innermost function; `facts_known` holds the paths proven not to be None or Undefined here.
    """

    module: ModuleState
    form: Form
    scope: Scope
    names: Names
    prelude: list[ir.Statement]
    autoescape: bool
    known: frozenset[str] = frozenset()
    hoist: frozenset[int] = frozenset()
    mutable: bool = False
    lets: dict[str, LetTarget] = field(default_factory=dict)
    container: bool = False
    """Whether the items being lowered are the whole content of a block-level element."""
    preformatted: bool = False
    """Whether white space counts here (`pre`)."""
    frames: bool = False
    """Whether frames may stand here: right in `<html>` or `<frameset>`."""
    namespace: str = "html"
    """Where an HTML string that is printed here is read: html, svg or math."""
    block: str | None = None
    """The block whose body is being lowered, for `super()`."""
    outer_lets: Mapping[str, LetTarget] = field(default_factory=dict)
    """Variables of functions around this one, by local name: what TypeScript knew of their value it forgets inside."""
    later_macros: dict[str, dict[Form, str]] = field(default_factory=dict)
    """Local names of macros that the template defines further down: those before may call them."""

    # --- lowering of parts -------------------------------------------------------------------------------

    def value(self, node: nodes.Expr, *, used: bool = False) -> Value:
        """Lower an expression to code with its type; `used` as for `as_configured`."""
        from transpiler.lower.expressions import lower_expression

        self.module.expressions += 1
        return as_configured(node, lower_expression(node, self), self, used=used)

    def code(self, node: nodes.Expr) -> ir.Expr:
        """Lower an expression to code in wire form, for dynamic helpers."""
        return self.dynamic(self.value(node))

    def test(self, node: nodes.Expr) -> ir.Expr:
        """Lower a condition to code whose JavaScript truth is Python's and which may stand before `&&` in JSX."""
        from transpiler.lower.truth import lower_condition

        return lower_condition(node, self)

    def text(self, value: Value) -> ir.Expr:
        """`str(value)` as code yielding a string."""
        from transpiler.lower.printing import as_text

        return as_text(value, self)

    # --- helpers and imports -----------------------------------------------------------------------------

    def imported(self, path: str, name: str, wanted: str | None = None) -> ir.Ref:
        """A reference to an export of another module; the import line follows from the use."""
        key = (path, name)
        if key not in self.module.imports:
            alias = self.module.names.take_global(wanted or name)
            self.module.imports[key] = ir.Import(path, name, alias)
        return ir.Ref(self.module.imports[key])

    def helper(self, name: str) -> ir.Ref:
        """A reference to a run-time helper of `lib/jinja`. Raises `KeyError` if no file exports it."""
        return self.imported(f"lib/jinja/{runtime_exports()[name]}", name)

    def call(self, helper: str, *args: ir.Expr | ir.Spread) -> ir.Expr:
        """A call of a run-time helper; counted, since the report says how much of the output is plain code."""
        self.module.helper_calls += 1
        return b.call(self.helper(helper), *args)

    def env(self, name: str, kind: str, local: bool = False) -> ir.Ref:
        """A reference to the app's own filter, test, global or tag in `lib/env`; `local`: Python cannot answer."""
        self.module.env_uses[name] = kind
        if local:
            self.module.env_local.add(name)
        return self.imported("lib/env", name)

    # --- values ------------------------------------------------------------------------------------------

    def dynamic(self, value: Value) -> ir.Expr:
        """The code of a value in wire form: what helpers for unknown types take."""
        from transpiler.lower.boxing import boxed

        return boxed(value.code, value.type, self)

    def argument(self, node: nodes.Filter | nodes.Test | nodes.Call, index: int, keyword: str) -> nodes.Expr | None:
        """The node of an argument given by position (from 0, the filtered value not counted) or by keyword."""
        if index < len(node.args):
            return node.args[index]
        return next((item.value for item in node.kwargs if item.key == keyword), None)

    def gives(self, function: str, place: str, type_: Type) -> None:
        """Note that a Python function is given a value of this type: by position (`0`), name, `*` or `**`."""
        given = self.module.given.setdefault(function, {})
        given[place] = given.get(place, frozenset()) | holds_of(type_)

    def named(self, code: ir.Expr, wanted: str) -> ir.Expr:
        """`code` itself if it may be written twice, else a const of the current function that holds it."""
        if is_simple(code):
            return code
        name = self.names.take(wanted)
        self.prelude.append(ir.Const(b.pattern(name), code))
        return b.name(name)

    def tag_type(self) -> Type:
        """`keyof JSX.IntrinsicElements`: what a computed tag name is taken for."""
        return Object("ElementType", module="react")

    def changes(self, names: Iterable[str]) -> bool:
        """Whether an object that one of the variables holds changes while the template renders.

        A component runs after the body it stands in, and would see what the object has become by then.
        """
        state = state_of(self.module.facts.tree)
        return bool(state.objects(names) & state.changing)

    @property
    def lists_change(self) -> bool:
        """Whether some template changes a list in place: then a list is not as good as its copy, or an empty one."""
        return any(changes_lists(facts.tree) for facts in self.module.program.templates.values())

    # --- diagnostics -------------------------------------------------------------------------------------

    def report(self, code: str, span: Span, title: str, *, label: str = "", text: str = "", hint: str = "") -> None:
        """Report a diagnostic of the catalogue at `span`."""
        self.module.diagnostics.add(code, span, title, label=label, text=text, hint=hint)

    def raising(self, span: Span, title: str, error: str, *, label: str = "") -> Value:
        """Report a place where Jinja2 always raises; the code does so too, with the message `error`."""
        text = f"Jinja2 raises {error.partition(':')[0]} here, as the component does."
        self.report("raises", span, title, label=label, text=text)
        return Value(self.call("raise", b.string(error)), UNKNOWN)

    # --- nesting -----------------------------------------------------------------------------------------

    def function(self, form: Form | None = None, *, callback: bool = False) -> LowerContext:
        """A context for a nested function: own names and statements, a nested scope.

        In a callback TypeScript forgets what was proven of property paths (names below `ctx` are paths, too), so only
        plain names stay known.
        """
        known = frozenset(filter(self._is_plain, self.known)) if callback else self.known
        return LowerContext(
            self.module, form or self.form, self.scope.child(), self.names.child(), [], self.autoescape,
            known, self.hoist, self.mutable, {}, False, self.preformatted, self.frames, self.namespace, self.block,
            {**self.outer_lets, **{let.name: let for let in self.lets.values()}},
        )  # fmt: skip

    def _is_plain(self, path: str) -> bool:
        binding = self.scope.lookup(path.rstrip("?"))
        return isinstance(binding, Value) and isinstance(binding.code, ir.Name)

    @contextmanager
    def nested(self) -> Iterator[None]:
        """A nested Jinja scope in the same function."""
        outer = self.scope
        self.scope = outer.child()
        try:
            yield
        finally:
            self.scope = outer

    @contextmanager
    def own_variables(self) -> Iterator[None]:
        """Within, what is set is set in a scope of its own: no variable around it changes."""
        outer, self.lets = self.lets, {}
        try:
            yield
        finally:
            self.lets = outer

    @contextmanager
    def as_markup(self) -> Iterator[None]:
        """Within, macros and blocks are the Markup that Jinja computes with; a text decodes it at the end."""
        outer = self.form
        self.form = "html" if outer == "text" else outer
        try:
            yield
        finally:
            self.form = outer

    @contextmanager
    def at_top(self) -> Iterator[None]:
        """Within, names mean what they mean at the top level: what a loop or `with` around here sets is not seen."""
        with self.seeing(self.scope.outermost()):
            yield

    @contextmanager
    def seeing(self, other: Scope) -> Iterator[None]:
        """Within, names mean what they mean in another scope."""
        scope, known = self.scope, self.known
        self.scope = other
        self.known = frozenset(path for path in known if self._same_at_top(path.split(".")[0].rstrip("?"), scope))
        try:
            yield
        finally:
            self.scope, self.known = scope, known

    def _same_at_top(self, name: str, scope: Scope) -> bool:
        return scope.lookup(name) is self.scope.lookup(name)

    @contextmanager
    def knowing(self, paths: Sequence[str] | frozenset[str]) -> Iterator[None]:
        """Within, the given paths are proven to be neither None nor Undefined."""
        outer = self.known
        self.known = outer | frozenset(paths)
        try:
            yield
        finally:
            self.known = outer


FilterRule: TypeAlias = Callable[[nodes.Filter, Value, LowerContext], Value]
"""Takes the filter node, the lowered filtered value and the context."""
TestRule: TypeAlias = Callable[[nodes.Test, Value, LowerContext], ir.Expr]
"""Takes the test node, the lowered tested value and the context; yields a JavaScript boolean."""
GlobalRule: TypeAlias = Callable[[nodes.Call, LowerContext], Value]
MethodRule: TypeAlias = Callable[[nodes.Call, Value, LowerContext], "Value | None"]
"""Takes the call, the lowered receiver and the context; None where the receiver's type is not its own."""

FILTERS: Registry[FilterRule] = Registry("filter")
TESTS: Registry[TestRule] = Registry("test")
GLOBALS: Registry[GlobalRule] = Registry("global")
METHODS: Registry[MethodRule] = Registry("method")

filter_rule = FILTERS.register
is_test_rule = TESTS.register
global_rule = GLOBALS.register
method_rule = METHODS.register
