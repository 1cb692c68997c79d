"""Calls: macros, the framework's and Jinja's functions, methods of values, the app's own functions."""

from __future__ import annotations

from transpiler import ir, nodes
from transpiler.ir import build as b
from transpiler.lower.callbacks import call_callback, callback_of
from transpiler.lower.context import GLOBALS, METHODS, LowerContext
from transpiler.lower.paths import path_of
from transpiler.lower.scope import CallerBinding, LoopBinding, MacroBinding, ModuleBinding
from transpiler.lower.value import Value
from transpiler.types import (
    MISSING,
    UNKNOWN,
    ContextPath,
    Dict,
    Field,
    Function,
    List,
    Object,
    Type,
    is_optional,
    union,
    without_none,
)

_SENT = frozenset({"csrf_token", "csp_nonce"})
"""Functions whose result Python sends in `ctx.globals`, also where the app registers its own."""


def lower_call(node: nodes.Call, ctx: LowerContext) -> Value:
    """`callee(args)` as a value."""
    callee = node.node
    if isinstance(callee, nodes.Name):
        return _named(node, callee.name, ctx)
    if isinstance(callee, nodes.Getattr):
        return _method(node, callee, ctx)
    match callee:
        case nodes.Filter(base, "attr", (nodes.Const(value=str() as name),), ()) if base is not None:
            code = ctx.call("call", ctx.code(base), b.string(name), *packed_arguments(node, ctx, name))
            return Value(code, UNKNOWN)
    return _call_value(node, ctx.value(callee), ctx)


def _named(node: nodes.Call, name: str, ctx: LowerContext) -> Value:
    from transpiler.lower.block_calls import call_super
    from transpiler.lower.caller import call_caller
    from transpiler.lower.custom import lower_custom_global
    from transpiler.lower.loops import call_loop
    from transpiler.lower.macros import call_macro

    match ctx.scope.lookup(name):
        case MacroBinding() as macro:
            return call_macro(node, macro, ctx)
        case CallerBinding() as caller:
            return call_caller(node, caller, ctx)
        case LoopBinding(loop):
            return call_loop(node, loop, ctx)
        case Value():
            return _call_value(node, ctx.value(node.node), ctx)
    if name == "super":
        return call_super(node, ctx)
    if name in ctx.module.facts.macros:
        ctx.report(
            "unsupported-value", node.span, f"the macro `{name}` is called where it is not defined",
            label="defined in another scope or in a condition", hint="define it at the top of the template",
        )  # fmt: skip
        return Value(b.UNDEFINED, UNKNOWN)
    rule = GLOBALS.get(name)
    if rule is not None and (name in _SENT or name not in ctx.module.program.app.globals):
        return rule(node, ctx)
    return lower_custom_global(node, name, ctx)


def _call_value(node: nodes.Call, value: Value, ctx: LowerContext) -> Value:
    if callback_of(value.type) is not None:
        return call_callback(node, value, None, ctx)
    inner = without_none(value.type)
    if isinstance(inner, Object):
        found = call_field(inner, "__call__", node, ctx)
        if found is not None:
            return _field_value(value, found, inner.fields[found])
        recorded = inner.recorded("__call__")
        if recorded is not None:
            return call_recorded(node, _field_value(value, recorded, inner.fields[recorded]), ctx)
    if isinstance(inner, Function) and inner.recorded:
        return call_recorded(node, value, ctx)
    if isinstance(inner, Function):
        return Value(b.call(value.code, *arguments(node, ctx)), inner.result)
    args, keywords = positional(node, ctx, "__call__"), named(node, ctx, "__call__")
    if keywords is None:
        return Value(ctx.call("callValue", ctx.dynamic(value), *args), UNKNOWN)
    return Value(ctx.call("callNamed", ctx.dynamic(value), b.array(*args), keywords), UNKNOWN)


def call_recorded(node: nodes.Call, function: Value, ctx: LowerContext, name: str = "__call__") -> Value:
    """What Python sends for a call of its function: `called(get_value, [row, "name"])`."""
    inner = without_none(function.type)
    assert isinstance(inner, Function)
    args = packed_arguments(node, ctx, name)
    return Value(ctx.call("called", function.code, *args), inner.result)


def _field_value(base: Value, name: str, field: Field) -> Value:
    optional = is_optional(base.type)
    return Value(ir.Member(base.code, name, optional), union(field.type, MISSING) if optional else field.type)


def is_pythons(node: nodes.Call, ctx: LowerContext) -> bool:
    """Whether Python answers for what is called: a function of the app's environment, or one that records its calls."""
    match node.node:
        case nodes.Name(name=name) if ctx.scope.lookup(name) is None:
            return name not in ctx.module.facts.macros and name not in GLOBALS and name not in ("super", "self")
        case nodes.Getattr(node=owner, attr=attr) if not _is_bound_otherwise(owner, ctx):
            inner, method = without_none(ctx.value(owner).type), attr
        case nodes.Name() if not _is_bound_otherwise(node.node, ctx):
            inner, method = without_none(ctx.value(node.node).type), "__call__"
        case _:
            return False
    recorded = isinstance(inner, Function) and inner.recorded and method == "__call__"
    return recorded or (isinstance(inner, Object) and inner.recorded(method) is not None)


def _is_bound_otherwise(node: nodes.Expr, ctx: LowerContext) -> bool:
    """Whether it is a name that stands for no value: a module, a macro, a loop."""
    if not isinstance(node, nodes.Name):
        return False
    binding = ctx.scope.lookup(node.name)
    return (binding is not None and not isinstance(binding, Value)) or node.name in ("self", "super")


def _sent_arguments(node: nodes.Call) -> tuple[tuple[object, ...], tuple[tuple[str, object], ...]] | None:
    """The arguments of a call as the encoder can be told them (constants, paths in the context), else None."""
    if node.dyn_args is not None or node.dyn_kwargs is not None:
        return None
    try:
        return tuple(map(_sent, node.args)), tuple((item.key, _sent(item.value)) for item in node.kwargs)
    except ValueError:
        return None


def _sent(node: nodes.Expr) -> object:
    match node:
        case nodes.Const(value):
            return value
        case nodes.Neg(nodes.Const(int() | float() as number)):
            return -number
        case nodes.Tuple(items):
            return tuple(map(_sent, items))
        case nodes.Name(name):
            return ContextPath((name,))
        case nodes.Getattr(owner, attr):
            path = _sent(owner)
            if isinstance(path, ContextPath):
                return ContextPath((*path.names, attr))
    raise ValueError("neither a constant nor a path")


def _has_paths(value: object) -> bool:
    return isinstance(value, ContextPath) or (isinstance(value, tuple) and any(map(_has_paths, value)))


def call_field(shape: Object, attribute: str, node: nodes.Call, ctx: LowerContext) -> str | None:
    """The field that holds the result of calling `attribute` (`__call__`: the object) with these arguments.

    That a name in them means the page's context was found out by analysis; another template may have a variable of
    that name.
    """
    sent = _sent_arguments(node)
    if sent is not None and _has_paths(sent) and node.span not in ctx.module.facts.sent:
        return None
    for name, field in shape.fields.items():
        if field.call is not None and field.attribute == attribute and field.call == sent:
            return name
    return None


def _method(node: nodes.Call, callee: nodes.Getattr, ctx: LowerContext) -> Value:
    from transpiler.lower.block_calls import call_self
    from transpiler.lower.loops import call_loop_method
    from transpiler.lower.macros import call_module_macro

    if isinstance(callee.node, nodes.Name):
        binding = ctx.scope.lookup(callee.node.name)
        if isinstance(binding, LoopBinding):
            return call_loop_method(node, callee.attr, binding.loop, ctx)
        if isinstance(binding, ModuleBinding):
            return call_module_macro(node, callee.attr, binding, ctx)
        if binding is None and callee.node.name == "self":
            return call_self(node, callee.attr, ctx)
    with ctx.as_markup():
        base = ctx.value(callee.node)
    inner = without_none(base.type)
    if isinstance(inner, Object):
        found = call_field(inner, callee.attr, node, ctx)
        if path_of(callee.node) in ctx.known:
            base = Value(base.code, inner)
        if found is not None:
            return _field_value(base, found, inner.fields[found])
        recorded = inner.recorded(callee.attr)
        if recorded is not None and not _names_key(node, callee):
            return call_recorded(node, _field_value(base, recorded, inner.fields[recorded]), ctx, callee.attr)
        field = inner.fields.get(callee.attr)
        if field is not None and isinstance(field.type, Function):
            if is_optional(base.type):
                base = Value(ctx.call("receiver", base.code, b.string(callee.attr)), inner)
            return Value(b.call(ir.Member(base.code, callee.attr), *arguments(node, ctx)), field.type.result)
    rule = METHODS.get(callee.attr)
    if rule is not None:
        result = rule(node, base, ctx)
        if result is not None:
            return result
    args = packed_arguments(node, ctx, callee.attr)
    return Value(ctx.call("call", ctx.dynamic(base), b.string(callee.attr), *args), UNKNOWN)


def _names_key(node: nodes.Call, callee: nodes.Getattr) -> bool:
    """Whether it is `x.get("name")`, which reads a key that is sent by its name."""
    return callee.attr == "get" and bool(node.args) and isinstance(getattr(node.args[0], "value", None), str)


def positional(
    node: nodes.Call, ctx: LowerContext, function: str | None = None, first: int = 0
) -> list[ir.Expr | ir.Spread]:
    """The positional arguments in wire form; `function` is the Python function that they are noted for.

    `first` is the place of the first one: what a filter filters stands before it.
    """
    found: list[ir.Expr | ir.Spread] = []
    for index, argument in enumerate(node.args):
        value = ctx.value(argument)
        if function is not None:
            ctx.gives(function, str(first + index), value.type)
        found.append(ctx.dynamic(value))
    if node.dyn_args is not None:
        value = ctx.value(node.dyn_args)
        if function is not None:
            ctx.gives(function, "*", value.type.item if isinstance(value.type, List) else UNKNOWN)
        found.append(ir.Spread(ctx.call("iterate", ctx.dynamic(value))))
    return found


def named(node: nodes.Call, ctx: LowerContext, function: str | None = None) -> ir.Expr | None:
    """The named arguments as one object in wire form, None if there are none; `function` as for `positional`."""
    entries: list[ir.Entry | ir.Spread] = []
    for item in node.kwargs:
        value = ctx.value(item.value)
        if function is not None:
            ctx.gives(function, item.key, value.type)
        entries.append(ir.Entry(item.key, ctx.dynamic(value)))
    if node.dyn_kwargs is not None:
        value = ctx.value(node.dyn_kwargs)
        if function is not None:
            for type_ in _values_of(value.type):
                ctx.gives(function, "**", type_)
        rest = b.method(b.name("Object"), "fromEntries", ctx.call("items", ctx.dynamic(value)))
        if not entries:
            return rest
        entries.append(ir.Spread(rest))
    return ir.ObjectExpr(tuple(entries)) if entries else None


def _values_of(type_: Type) -> list[Type]:
    """The types of what stands in a mapping."""
    match without_none(type_):
        case Dict(_, value):
            return [value]
        case Object(fields=fields):
            return [field.type for field in fields.values()]
        case _:
            return [UNKNOWN]


def arguments(
    node: nodes.Call, ctx: LowerContext, function: str | None = None, first: int = 0
) -> list[ir.Expr | ir.Spread]:
    """The arguments of an app function: positional ones, then one object of the named ones (if any)."""
    keywords = named(node, ctx, function)
    return positional(node, ctx, function, first) + ([] if keywords is None else [keywords])


def packed_arguments(node: nodes.Call, ctx: LowerContext, function: str) -> list[ir.Expr]:
    """The arguments for the helpers `call` and `called`: a list, then an object. They are noted for `function`."""
    args, keywords = positional(node, ctx, function), named(node, ctx, function)
    if keywords is not None:
        return [b.array(*args), keywords]
    return [b.array(*args)] if args else []
