"""`{% for %}` becomes `.map(...)`; `loop.*` becomes arithmetic on the index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from transpiler import ir, nodes
from transpiler.html import tree as html
from transpiler.ir import build as b
from transpiler.lower.body import as_value, hoisted, lower_children, plan
from transpiler.lower.calls import positional
from transpiler.lower.coerce import coerce
from transpiler.lower.context import LowerContext, Relower
from transpiler.lower.inline import inline_passed_on
from transpiler.lower.keeping import keeps
from transpiler.lower.passes import once_in_each_pass
from transpiler.lower.protocols import iterated
from transpiler.lower.references import declare_contexts, loop_value
from transpiler.lower.scope import LoopBinding, LoopInfo, Recursion
from transpiler.lower.truth import boolean
from transpiler.lower.value import GROUP, Value, is_group, is_simple
from transpiler.types import (
    BOOL,
    INT,
    MISSING,
    NODE,
    STR,
    UNKNOWN,
    Dict,
    Int,
    List,
    Object,
    Str,
    Tuple,
    Type,
    is_optional,
    union,
    without_none,
)


def lower_for(item: html.For, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    """A loop as markup (Jinja docs: For); the body is a callback with its own scope."""
    from transpiler.lower.imperative import has_jump, lower_imperative_for

    node = item.node
    if node.recursive:
        return _recursive(item, ctx)
    if has_jump(item.children):
        return lower_imperative_for(item, ctx)
    items = iteration(ctx.value(node.iter, used=True), ctx)
    if node.test is not None:
        items = filtered(node, node.test, items, ctx)
    otherwise = _else(item.else_children, ctx)
    if otherwise:
        items = Value(ctx.named(items.code, _plural(node)), items.type)
    if otherwise and item.span.start in ctx.hoist:
        ctx.hoist -= {item.span.start}
        shown = hoisted((build_loop(node, items, item.children, ctx),), f"{_target_name(node)}s", ctx)
        return (ir.If(ir.Binary(">", ir.Member(items.code, "length"), ir.Num(0)), shown, otherwise),)
    loop = build_loop(node, items, item.children, ctx, otherwise=otherwise)
    if loop.prelude and not otherwise and loop.array is None and not any(_shows(piece, ctx) for piece in loop.body):
        ctx.prelude.append(_only_effects(loop))
        return (ir.Text(" "),) if loop.body else ()
    if ctx.form == "markup" and loop.key is None:
        return (ir.Print(ir.StringOf((loop,)), plain=True),)
    return (loop,)


def _shows(piece: ir.Markup, ctx: LowerContext) -> bool:
    """Whether a piece is more than the space between statements."""
    return not isinstance(piece, ir.Text) or ctx.form != "markup" or bool(piece.data.strip())


def _only_effects(loop: ir.Loop) -> ir.ForOf:
    """A loop that shows nothing, as a statement."""
    if loop.index is None:
        return ir.ForOf(loop.item, loop.items, loop.prelude)
    numbered = ir.Pattern(items=(b.pattern(loop.index), loop.item))
    return ir.ForOf(numbered, b.method(loop.items, "entries"), loop.prelude)


def _only_text(body: Sequence[ir.Markup]) -> bool:
    """Whether a body is text and plain values on every path: then the items are joined to one string."""
    for piece in body:
        match piece:
            case ir.Text() | ir.Print(plain=True):
                pass
            case ir.If(_, then, otherwise) if _only_text(then) and _only_text(otherwise):
                pass
            case _:
                return False
    return True


def _else(children: Sequence[html.Node], ctx: LowerContext) -> tuple[ir.Markup, ...]:
    with ctx.nested():
        return lower_children(children, ctx)


def _plural(node: nodes.For) -> str:
    name = f"{node.target.name}s" if isinstance(node.target, nodes.Name) else "items"
    return name if node.test is None else f"filtered{name[:1].upper()}{name[1:]}"


def iteration(value: Value, ctx: LowerContext) -> Value:
    """The value as a JavaScript array, in Python's order of iteration."""
    value = iterated(value, ctx)
    inner = without_none(value.type)
    optional = is_optional(value.type)
    match inner:
        case List() if not optional:
            return value
        case List():
            return Value(ir.Logical("??", value.code, b.array()), inner)
        case Tuple(items) if not optional:
            return _items_of_tuple(value, items, ctx)
        case Dict(key) if not optional:
            pair = ir.Pattern(items=(b.pattern("key"),))
            return Value(b.method(value.code, "map", ir.Arrow((ir.Parameter(pair),), b.name("key"))), List(key))
        case Str() if not optional:
            return Value(ctx.call("iterate", value.code), List(STR))
        case Object() if not optional:
            return Value(ctx.call("keys", value.code), List(STR))
        case _:
            return Value(ctx.call("iterate", ctx.dynamic(value)), List(UNKNOWN))


def _items_of_tuple(value: Value, items: tuple[Type, ...], ctx: LowerContext) -> Value:
    """The items of a tuple as a list; in wire form where one type does not say what each is."""
    item = union(*items) if items else UNKNOWN
    if all(keeps(kind, item) for kind in items):
        return Value(value.code, List(item))
    if isinstance(value.code, ir.Array):
        parts = [part for part in value.code.items if not isinstance(part, ir.Spread)]
        if len(parts) == len(items):
            codes = [ctx.dynamic(Value(part, kind)) for part, kind in zip(parts, items, strict=True)]
            return Value(b.array(*codes), List(UNKNOWN))
    return Value(ctx.call("iterate", ctx.dynamic(value)), List(UNKNOWN))


def filtered(node: nodes.For, test: nodes.Expr, items: Value, ctx: LowerContext) -> Value:
    """`{% for x in xs if test %}`: the loop runs over the items that pass."""
    inner = ctx.function(callback=True)
    parameters: tuple[ir.Parameter, ...] = ()
    if not _names(node.target).isdisjoint(_names(test)):
        parameters = (ir.Parameter(bind_item(node.target, items, inner)[0]),)
    code = boolean(Value(inner.test(test), BOOL), inner)
    if inner.prelude:
        body: ir.Expr | tuple[ir.Statement, ...] = (*inner.prelude, ir.Return(code))
    else:
        body = code
    return Value(b.method(with_tuples(items), "filter", ir.Arrow(parameters, body)), items.type)


def _names(node: nodes.Node) -> set[str]:
    return {inner.name for inner in nodes.walk(node) if isinstance(inner, nodes.Name)}


def bind_item(target: nodes.Name | nodes.Tuple, items: Value, inner: LowerContext) -> tuple[ir.Pattern, ir.Expr]:
    """Bind the loop's target in the callback: the pattern of its first parameter and an expression of the item."""
    item = items.type.item if isinstance(items.type, List) else UNKNOWN
    if isinstance(target, nodes.Name):
        name = inner.names.take(target.name)
        inner.scope.bind(target.name, Value(b.name(name), item))
        return b.pattern(name), b.name(name)
    if isinstance(item, Tuple) and len(item.items) == len(target.items):
        patterns: list[ir.Pattern | None] = []
        for part, kind in zip(target.items, item.items, strict=True):
            assert isinstance(part, nodes.Name | nodes.Tuple)
            pattern, _ = bind_item(part, Value(b.NULL, List(kind)), inner)
            patterns.append(pattern)
        first = patterns[0]
        code = b.name(first.name) if first is not None and first.name else b.UNDEFINED
        return ir.Pattern(items=tuple(patterns)), code
    if is_group(item) and isinstance(item, Object) and len(target.items) == 2 and _flat(target):
        return _bind_group(target, item, inner)
    name = inner.names.take("item")
    unpacked = inner.names.take("parts") if not _flat(target) else ""
    source = inner.call("unpack", inner.dynamic(Value(b.name(name), item)), b.number(len(target.items)))
    if unpacked:
        inner.prelude.append(ir.Const(b.pattern(unpacked), source))
        for index, part in enumerate(target.items):
            from transpiler.lower.assign import bind_target

            assert isinstance(part, nodes.Name | nodes.Tuple)
            bind_target(part, Value(ir.Index(b.name(unpacked), ir.Num(index)), UNKNOWN), inner)
    else:
        patterns = []
        for part in target.items:
            assert isinstance(part, nodes.Name)
            local = inner.names.take(part.name)
            inner.scope.bind(part.name, Value(b.name(local), UNKNOWN))
            patterns.append(b.pattern(local))
        inner.prelude.append(ir.Const(ir.Pattern(items=tuple(patterns)), source))
    return b.pattern(name), b.name(name)


def _bind_group(target: nodes.Tuple, group: Object, inner: LowerContext) -> tuple[ir.Pattern, ir.Expr]:
    """`{% for city, people in users|groupby("city") %}`: `({ grouper: city, list: people }) => ...`."""
    entries: list[tuple[str, str, ir.Expr | None]] = []
    for part, field in zip(target.items, GROUP, strict=True):
        assert isinstance(part, nodes.Name)
        local = inner.names.take(part.name)
        inner.scope.bind(part.name, Value(b.name(local), group.fields[field].type))
        entries.append((field, local, None))
    return ir.Pattern(entries=tuple(entries)), b.name(entries[0][1])


def _flat(target: nodes.Tuple) -> bool:
    return all(isinstance(part, nodes.Name) for part in target.items)


@dataclass(frozen=True, slots=True)
class Part:
    """A loop over some of the items: all of them, and the index of the first."""

    items: ir.Expr
    start: ir.Expr


def build_loop(
    node: nodes.For,
    items: Value,
    children: Sequence[html.Node],
    ctx: LowerContext,
    *,
    otherwise: tuple[ir.Markup, ...] = (),
    depth0: ir.Expr | None = None,
    recursive: Recursion | None = None,
    part: Part | None = None,
) -> ir.Loop:
    """The loop over `items` with its body lowered in a callback; with `part`, `loop` is that of all items."""
    inner = ctx.function(callback=True)
    pattern, item_code = bind_item(node.target, items, inner)
    used: set[str] = set()
    array = "" if part or is_simple(items.code) or isinstance(items.code, ir.Array) else inner.names.take("all")
    info = LoopInfo(
        part.items if part else b.name(array) if array else items.code,
        inner.names.take("index"),
        item_code,
        used,
        items.type,
        depth0 or ir.Num(0),
        recursive,
        _target_name(node),
        ctx.names.take_new("loops"),
    )
    inner.scope.bind("loop", LoopBinding(info))
    plan(children, inner)
    body = lower_children(children, inner)
    if "contexts" in used:
        items = Value(ctx.named(items.code, _plural(node)), items.type)
        declare_contexts(info, items, ctx)
    inner.prelude, body = inline_passed_on(inner.prelude, body)
    if part is not None and "index" in used:
        position = inner.names.take("position")
        inner.prelude.insert(0, ir.Const(b.pattern(info.index), ir.Binary("+", part.start, b.name(position))))
        info = replace(info, index=position)
    joined = ctx.form == "markup" and not otherwise and _only_text(body)
    key = _key(node, items, pattern, info) if ctx.form == "markup" and not joined else None
    return ir.Loop(
        with_tuples(items),
        pattern,
        info.index if "index" in used else None,
        key,
        body,
        tuple(inner.prelude),
        otherwise,
        array if array and "array" in used else None,
    )


def with_tuples(items: Value) -> ir.Expr:
    """A list of tuples written out is `as const`: an array of arrays would lose which item has which type."""
    if isinstance(items.code, ir.Array) and isinstance(items.type, List) and isinstance(items.type.item, Tuple):
        return ir.Cast(items.code, None)
    return items.code


def _target_name(node: nodes.For) -> str:
    return node.target.name if isinstance(node.target, nodes.Name) else "item"


def _key(node: nodes.For, items: Value, pattern: ir.Pattern, info: LoopInfo) -> ir.Expr:
    """The React key: the primary key or `id` of an object, the key of a dict's pair, else the index."""
    item = items.type.item if isinstance(items.type, List) else UNKNOWN
    if isinstance(item, Object) and pattern.name:
        for name in (item.primary_key, "id", "pk", "uuid"):
            if name in item.fields and name is not None:
                field = item.fields[name]
                if isinstance(field.type, Str | Int) and not field.optional:
                    return ir.Member(b.name(pattern.name), name)
    if pattern.items and _walks_dict(node.iter) and isinstance(item, Tuple) and isinstance(item.items[0], Str | Int):
        first = pattern.items[0]
        if first is not None and first.name:
            return b.name(first.name)
    if pattern.name and _counts(items.code):
        return b.name(pattern.name)
    info.used.add("index")
    return b.name(info.index)


def _walks_dict(node: nodes.Expr) -> bool:
    """`d.items()`: its keys are unique."""
    return isinstance(node, nodes.Call) and isinstance(node.node, nodes.Getattr) and node.node.attr == "items"


def _counts(items: ir.Expr) -> bool:
    """Whether the items are those of `range`, each of them once."""
    match items:
        case ir.FilterCall(code=code):
            return _counts(code)
        case ir.Call(ir.Ref(target)):
            return target.name == "range"
        case _:
            return False


# --- loop.* ------------------------------------------------------------------------------------------------


def lower_loop_attribute(node: nodes.Getattr, loop: LoopInfo) -> Value:
    """`loop.index` and the others (Jinja docs: For, the table of special variables)."""
    index: ir.Expr = b.name(loop.index)

    def length() -> ir.Expr:
        loop.used.add("array")
        loop.used.add("index")
        match loop.array:
            case ir.Array(rows) if not any(isinstance(row, ir.Spread) for row in rows):
                return ir.Num(len(rows))
        return ir.Member(loop.array, "length")

    def neighbour(offset: int) -> Value:
        loop.used.update(("array", "index"))
        place = ir.Binary("-" if offset < 0 else "+", index, ir.Num(1))
        item = loop.items_type.item if isinstance(loop.items_type, List) else UNKNOWN
        return Value(ir.Index(loop.array, place), union(item, MISSING))

    loop.used.add("index")
    match node.attr:
        case "index":
            return Value(ir.Binary("+", index, ir.Num(1)), INT, natural=True)
        case "index0":
            return Value(index, INT, natural=True)
        case "first":
            return Value(b.equal(index, ir.Num(0)), BOOL)
        case "last":
            count = length()
            final = ir.Num(count.value - 1) if isinstance(count, ir.Num) else ir.Binary("-", count, ir.Num(1))
            return Value(b.equal(index, final), BOOL)
        case "length":
            return Value(length(), INT, natural=True)
        case "revindex":
            return Value(ir.Binary("-", length(), index), INT, natural=True)
        case "revindex0":
            return Value(ir.Binary("-", ir.Binary("-", length(), index), ir.Num(1)), INT, natural=True)
        case "previtem":
            return neighbour(-1)
        case "nextitem":
            return neighbour(1)
        case "depth0":
            return Value(loop.depth0, INT, natural=True)
        case "depth":
            if isinstance(loop.depth0, ir.Num):
                return Value(ir.Num(loop.depth0.value + 1), INT, natural=True)
            return Value(ir.Binary("+", loop.depth0, ir.Num(1)), INT, natural=True)
        case _:
            return Value(b.UNDEFINED, MISSING)


def call_loop_method(node: nodes.Call, attr: str, loop: LoopInfo, ctx: LowerContext) -> Value:
    """`loop.cycle(a, b)` by the index; `loop.changed(x)` compares with the pass before."""
    if attr == "cycle" and node.args and not node.kwargs and node.dyn_args is None:
        loop.used.add("index")
        values = [ctx.value(arg) for arg in node.args]
        joined = union(*(Str() if isinstance(value.type, Str) else value.type for value in values))
        codes = [ctx.dynamic(value) if joined == UNKNOWN else value.code for value in values]
        index: ir.Expr = b.name(loop.index)
        if len(values) == 1:
            return values[0]
        if len(values) == 2:
            even = b.equal(ir.Binary("%", index, ir.Num(2)), ir.Num(0))
            return Value(b.conditional(even, codes[0], codes[1]), joined)
        return Value(ir.Index(b.array(*codes), ir.Binary("%", index, ir.Num(len(codes)))), joined)
    if attr == "cycle" and not node.kwargs and node.dyn_kwargs is None and (node.args or node.dyn_args is not None):
        loop.used.add("index")
        choices = ctx.named(b.array(*positional(node, ctx)), "choices")
        turn = ir.Binary("%", b.name(loop.index), ir.Member(choices, "length"))
        return Value(ir.Index(choices, turn), UNKNOWN)
    if attr == "changed":
        return _changed(node, loop, ctx)
    ctx.report("unsupported-value", node.span, f"`loop.{attr}` cannot be called like this", label="not supported")
    return Value(b.UNDEFINED, UNKNOWN)


def _changed(node: nodes.Call, loop: LoopInfo, ctx: LowerContext) -> Value:
    """`loop.changed(item.day)`: true on the first pass and wherever the value differs from the previous item's.

    Jinja2 remembers the values of the call before, whichever that was: where it is not this call in the pass before,
    or another value than one of the item, `loop` itself remembers.
    """
    from transpiler.lower.operators import compare
    from transpiler.lower.paths import path_of

    paths = [path_of(arg) for arg in node.args]
    own = bool(paths) and all(path is not None and path.split(".")[0] == loop.target for path in paths)
    if not (own and isinstance(loop.item, ir.Name) and once_in_each_pass(node, ctx.module.facts.tree)):
        return Value(b.method(loop_value(loop).code, "changed", *positional(node, ctx)), BOOL)
    loop.used.update(("array", "index"))
    index: ir.Expr = b.name(loop.index)
    item_type = loop.items_type.item if isinstance(loop.items_type, List) else UNKNOWN
    previous = ir.Index(loop.array, ir.Binary("-", index, ir.Num(1)))
    with ctx.nested():
        now = [ctx.value(arg) for arg in node.args]
        ctx.scope.bind(loop.target, Value(previous, item_type))
        then = [ctx.value(arg) for arg in node.args]
    code: ir.Expr = b.equal(index, ir.Num(0))
    for new, old in zip(now, then, strict=True):
        code = b.or_(code, compare("ne", new, old, ctx))
    return Value(code, BOOL)


# --- recursion ---------------------------------------------------------------------------------------------


def _recursive(item: html.For, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    """`{% for x in xs recursive %}`: a local function of the items and the depth."""
    from transpiler.lower.imperative import collected, has_jump

    node = item.node
    value = ctx.value(node.iter)
    first = iteration(value, ctx)
    if (node.span.start, "loop") in ctx.module.learned:
        first = Value(b.array(ir.Spread(ctx.call("iterate", ctx.dynamic(value)))), List(UNKNOWN))
    elif first.type == List(UNKNOWN) and isinstance(first.code, ir.Call):
        first = Value(b.array(ir.Spread(first.code)), first.type)  # helpers give lists that do not change
    name = ctx.names.take("loop")
    recursion = Recursion(b.name(name), first.type, node.span.start)
    inner = ctx.function(callback=True)
    items_name, depth_name = inner.names.take("items"), inner.names.take("depth0")
    items = Value(b.name(items_name), first.type)
    if node.test is not None:
        items = filtered(node, node.test, items, inner)
    deep = any(isinstance(n, nodes.Getattr) and n.attr in ("depth", "depth0") for n in nodes.walk(node))
    depth0 = b.name(depth_name) if deep else None
    if has_jump(item.children):
        body = as_value(collected(item, items, inner, depth0=depth0, recursive=recursion), inner)
    else:
        otherwise = _else(item.else_children, inner)
        if otherwise and not is_simple(items.code):
            items = Value(inner.named(items.code, "kept"), items.type)
        loop = build_loop(node, items, item.children, inner, otherwise=otherwise, depth0=depth0, recursive=recursion)
        body = as_value((loop,), inner)
    result = NODE if ctx.form == "markup" else STR
    params = [ir.Parameter(b.pattern(items_name), first.type)]
    if deep:
        params.append(ir.Parameter(b.pattern(depth_name), INT))
    arrow = ir.Arrow(tuple(params), (*inner.prelude, ir.Return(body)) if inner.prelude else body, result)
    ctx.prelude.append(ir.Const(b.pattern(name), arrow))
    return (ir.Print(b.call(b.name(name), first.code, *([ir.Num(0)] if deep else []))),)


def call_loop(node: nodes.Call, loop: LoopInfo, ctx: LowerContext) -> Value:
    """`loop(item.children)` inside a recursive loop."""
    if loop.recursive is None or len(node.args) != 1:
        error = "TypeError: the loop must have the 'recursive' marker to be called recursively"
        return ctx.raising(node.span, "`loop(...)` needs a loop marked `recursive`", error, label="not recursive")
    items = coerce(iteration(ctx.value(node.args[0]), ctx), loop.recursive.items, ctx)
    if items is None:
        ctx.module.learned[loop.recursive.place, "loop"] = List(UNKNOWN)
        raise Relower
    if loop.recursive.items == List(UNKNOWN):
        items = b.array(ir.Spread(items))
    deeper = [] if isinstance(loop.depth0, ir.Num) else [ir.Binary("+", loop.depth0, ir.Num(1))]
    code = b.call(loop.recursive.function, items, *deeper)
    return Value(code, NODE if ctx.form == "markup" else STR)
