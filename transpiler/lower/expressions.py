"""Expressions: names, constants, attributes, calls; operators live in `operators.py`."""

from __future__ import annotations

from transpiler import ir, nodes
from transpiler.ir import build as b
from transpiler.lower import operators, undefined
from transpiler.lower.calls import lower_call
from transpiler.lower.coerce import coerce, join_branches
from transpiler.lower.context import FILTERS, TESTS, LowerContext
from transpiler.lower.lookup import lower_name
from transpiler.lower.paths import narrowed, path_of, proven_when_false, proven_when_true
from transpiler.lower.protocols import operand
from transpiler.lower.references import macro_attribute
from transpiler.lower.truth import is_given
from transpiler.lower.undefined import is_default
from transpiler.lower.value import Value, needs_boxing
from transpiler.types import (
    BOOL,
    FLOAT,
    INT,
    MISSING,
    NONE,
    STR,
    UNKNOWN,
    Dict,
    Field,
    Function,
    Int,
    List,
    Number,
    Object,
    Str,
    Tuple,
    Type,
    Union,
    Unknown,
    is_optional,
    joint_shape,
    members,
    union,
    without_none,
)


def lower_expression(node: nodes.Expr, ctx: LowerContext) -> Value:
    """Code and type of a Jinja expression (Jinja docs: Template Designer, Expressions)."""
    match node:
        case nodes.Const():
            return lower_const(node.value)
        case nodes.TemplateData():
            return Value(b.string(node.data), STR)
        case nodes.Name():
            return lower_name(node, ctx)
        case nodes.NSRef():
            return lower_expression(nodes.Getattr(nodes.Name(node.name, "load"), node.attr, "load"), ctx)
        case nodes.Tuple():
            items = [ctx.value(item) for item in node.items]
            return Value(b.array(*(item.code for item in items)), Tuple(tuple(item.type for item in items)))
        case nodes.List():
            return _list(node, ctx)
        case nodes.Dict():
            return _dict(node, ctx)
        case nodes.CondExpr():
            return _conditional(node, ctx)
        case nodes.Getattr():
            return _getattr(node, ctx)
        case nodes.Getitem():
            return _getitem(node, ctx)
        case nodes.Call():
            return lower_call(node, ctx)
        case nodes.Filter():
            return lower_filter(node, ctx)
        case nodes.Test():
            return Value(lower_test(node, ctx), BOOL)
        case nodes.Slice():
            raise AssertionError("a slice stands only inside a subscript")
        case _:
            return operators.lower_operator(node, ctx)


def lower_const(value: nodes.ConstValue) -> Value:
    """A literal."""
    match value:
        case None:
            return Value(b.NULL, NONE)
        case bool():
            return Value(ir.Bool(value), BOOL)
        case int():
            if abs(value) >= 2**53:
                return Value(b.obj({"$int": b.string(str(value))}), UNKNOWN)
            return Value(b.number(value), INT, natural=value >= 0)
        case float():
            if value != value or value in (float("inf"), float("-inf")):
                return Value(b.obj({"$float": b.string(str(value))}), UNKNOWN)
            return Value(b.number(value), FLOAT)
        case str():
            return Value(b.string(value), Str(frozenset({value})))


def _list(node: nodes.List, ctx: LowerContext) -> Value:
    items = [ctx.value(item) for item in node.items]
    if not items:
        return Value(b.array(), List(UNKNOWN))
    item = _row([_widened(value.type) for value in items])
    if not (isinstance(item, Unknown | Number) or _mixed(item) or (len(members(item)) > 1 and needs_boxing(item))):
        codes = [coerce(value, item, ctx) for value in items]
        known = [code for code in codes if code is not None]
        if len(known) == len(items):
            return Value(b.array(*known), List(item))
    return Value(b.array(*(ctx.dynamic(value) for value in items)), List(UNKNOWN))


def _row(types: list[Type]) -> Type:
    """The join of a list's items: tuples of one length place by place, as rows of a table, dicts key by key."""
    rows = [type_.items for type_ in types if isinstance(type_, Tuple)]
    if len(rows) == len(types) and len({len(row) for row in rows}) == 1:
        return Tuple(tuple(union(*column) for column in zip(*rows, strict=True)))
    shapes = [type_ for type_ in types if isinstance(type_, Object) and type_.name == "Dict"]
    if len(shapes) == len(types) > 1:
        return joint_shape(shapes)
    return union(*types)


def _mixed(type_: Type) -> bool:
    """Members that TypeScript would keep apart although Python prints them apart too: lists of rows stay typed."""
    return sum(isinstance(member, Tuple | Object | Dict) for member in getattr(type_, "members", ())) > 1


def _widened(type_: Type) -> Type:
    match type_:
        case Str(values=values) if values is not None:
            return STR
        case Tuple(items):
            return Tuple(tuple(_widened(item) for item in items))
        case _:
            return type_


def _dict(node: nodes.Dict, ctx: LowerContext) -> Value:
    pairs = [(pair.key, ctx.value(pair.value)) for pair in node.items]
    keys = [key.value for key, _ in pairs if isinstance(key, nodes.Const) and isinstance(key.value, str)]
    if len(keys) == len(pairs) and len(set(keys)) == len(keys) and not any(_is_moved(key) for key in keys):
        shape = Object("Dict", {key: Field(value.type) for key, (_, value) in zip(keys, pairs, strict=True)})
        entries = {key: value.code for key, (_, value) in zip(keys, pairs, strict=True)}
        return Value(b.obj(entries), shape)
    rows = [b.array(ctx.code(key), ctx.dynamic(value)) for key, value in pairs]
    return Value(ctx.call("dict", b.array(*rows)), UNKNOWN)


def _is_moved(key: str) -> bool:
    """JavaScript moves such keys to the front of an object, or they mean something else there."""
    return key.isdigit() or key.startswith(("$", "__"))


def _conditional(node: nodes.CondExpr, ctx: LowerContext) -> Value:
    test = ctx.test(node.test)
    with ctx.knowing(proven_when_true(node.test)):
        then = ctx.value(node.expr1)
    if node.expr2 is None:
        otherwise = Value(b.UNDEFINED, MISSING) if is_default(ctx) else undefined.otherwise(ctx)
    else:
        with ctx.knowing(proven_when_false(node.test)):
            otherwise = ctx.value(node.expr2)
    if isinstance(test, ir.Bool):
        return then if test.value else otherwise
    then_code, else_code, type_ = join_branches(then, otherwise, ctx)
    return Value(b.conditional(test, then_code, else_code), type_)


# --- attributes and items ----------------------------------------------------------------------------------


def _getattr(node: nodes.Getattr, ctx: LowerContext) -> Value:
    from transpiler.lower.loops import lower_loop_attribute
    from transpiler.lower.scope import LoopBinding, MacroBinding, ModuleBinding, NamespaceBinding

    if isinstance(node.node, nodes.Name):
        binding = ctx.scope.lookup(node.node.name)
        if isinstance(binding, LoopBinding):
            return lower_loop_attribute(node, binding.loop)
        if isinstance(binding, NamespaceBinding):
            name, type_ = binding.attributes.get(node.attr, ("undefined", MISSING))
            return Value(b.name(name), type_) if name != "undefined" else Value(b.UNDEFINED, MISSING)
        if isinstance(binding, MacroBinding):
            return macro_attribute(binding.macro, node.attr)
        if isinstance(binding, ModuleBinding):
            from transpiler.lower.macros import module_member

            return module_member(node, binding, ctx)
    with ctx.as_markup():
        base = ctx.value(node.node, used=True)
    return attribute(base, node.attr, ctx, node.node)


def attribute(base: Value, name: str, ctx: LowerContext, base_node: nodes.Expr | None = None) -> Value:
    """`base.name`: an attribute, else the item of that name (Jinja docs: Variables)."""
    path = path_of(base_node) if base_node is not None else None
    optional = is_optional(base.type)
    inner = without_none(base.type)
    if isinstance(inner, Object) and name in inner.fields:
        field = inner.fields[name]
        type_ = union(field.type, MISSING) if optional or field.optional else field.type
        type_ = narrowed(type_, None if path is None else f"{path}.{name}", ctx.known)
        return Value(ir.Member(base.code, name, optional), type_)
    if isinstance(inner, Object) and inner.name == "Dict":
        return Value(b.UNDEFINED, MISSING)
    return _of_either(base, name) or Value(ctx.call("getattr", _with_boxed(base, name, ctx), b.string(name)), UNKNOWN)


def _of_either(base: Value, name: str) -> Value | None:
    """An attribute that each of several shapes has."""
    fields = [member.fields.get(name) for member in members(base.type) if isinstance(member, Object)]
    given = [field for field in fields if field is not None]
    type_ = union(*(field.type for field in given))
    if len(given) < len(members(base.type)) or isinstance(type_, Unknown):
        return None
    return Value(ir.Member(base.code, name), union(type_, MISSING) if any(field.optional for field in given) else type_)


def _with_boxed(base: Value, name: str, ctx: LowerContext) -> ir.Expr:
    """The value with that one attribute in wire form, since no other is read."""
    kinds = [
        Object(kind.name, {key: field for key, field in kind.fields.items() if key == name})
        if isinstance(kind, Object)
        else kind
        for kind in members(base.type)
    ]
    return ctx.dynamic(Value(base.code, kinds[0] if len(kinds) == 1 else Union(tuple(kinds))))


def _getitem(node: nodes.Getitem, ctx: LowerContext) -> Value:
    with ctx.as_markup():
        base = ctx.value(node.node)
    if isinstance(node.arg, nodes.Slice):
        return _slice(base, node.arg, ctx)
    match node.arg:
        case nodes.Const(value=str() as key):
            return (
                attribute(base, key, ctx, node.node)
                if isinstance(without_none(base.type), Object)
                else Value(ctx.call("getitem", ctx.dynamic(base), b.string(key)), UNKNOWN)
            )
        case nodes.Const(value=bool()):
            pass
        case nodes.Const(value=int() as index):
            return _indexed(_items_by_number(base), index, ctx)
    key_value = ctx.value(node.arg)
    if (answers := without_none(base.type)) and isinstance(answers, Object) and answers.recorded("__getitem__"):
        return _answer(base, answers, key_value, ctx)
    if (items := _list_or_none(base.type)) is not None and isinstance(key_value.type, Int):
        return _item_of_list(base, items, key_value)
    ctx.gives("__getitem__", "0", key_value.type)
    return Value(ctx.call("getitem", ctx.dynamic(base), ctx.dynamic(key_value)), UNKNOWN)


def _list_or_none(type_: Type) -> List | None:
    """The list that a value is, or may be beside None, which has no items; Undefined raises."""
    kept = union(*(member for member in members(type_) if member != NONE)) if type_ != NONE else NONE
    return kept if isinstance(kept, List) else None


def _item_of_list(base: Value, items: List, index: Value) -> Value:
    """`items[index]`; an index that may be negative counts from the end, as in Python."""
    optional = NONE in members(base.type)
    if index.natural:
        return Value(ir.Index(base.code, index.code, optional), union(items.item, MISSING))
    return Value(ir.Call(ir.Member(base.code, "at", optional), (index.code,)), union(items.item, MISSING))


def _answer(base: Value, shape: Object, key: Value, ctx: LowerContext) -> Value:
    """What Python found under a computed key: `lookup(form.__getitem__, name)`."""
    optional = is_optional(base.type)
    field = shape.fields["__getitem__"].type
    assert isinstance(field, Function)
    ctx.gives("__getitem__", "0", key.type)
    code = ctx.call("lookup", ir.Member(base.code, "__getitem__", optional), ctx.dynamic(key))
    return Value(code, union(field.result, MISSING) if optional else field.result)


def _items_by_number(base: Value) -> Value:
    """What `row[0]` reads of an object that has attributes as well."""
    shape = without_none(base.type)
    field = shape.fields.get("__index__") if isinstance(shape, Object) else None
    if field is None:
        return base
    items = ir.Member(base.code, "__index__", is_optional(base.type))
    return Value(ir.Logical("??", items, b.array()), field.type)


def _indexed(base: Value, index: int, ctx: LowerContext) -> Value:
    match base.type:
        case Tuple(items) if -len(items) <= index < len(items):
            return Value(ir.Index(base.code, ir.Num(index % len(items))), items[index])
        case _ if (found := _list_or_none(base.type)) is not None:
            return _item_of_list(base, found, Value(b.number(index), INT, natural=index >= 0))
        case Str():
            code = (
                b.method(base.code, "at", b.number(index)) if index < 0 else ctx.call("at", base.code, b.number(index))
            )
            return Value(code, union(STR, MISSING))
        case _:
            return Value(ctx.call("getitem", ctx.dynamic(base), b.number(index)), UNKNOWN)


def _slice(base: Value, node: nodes.Slice, ctx: LowerContext) -> Value:
    bounds = [node.start, node.stop, node.step]
    start, stop = _whole(node.start), _whole(node.stop)
    plain = node.step is None and (node.start is None or start is not None) and (node.stop is None or stop is not None)
    if isinstance(base.type, List) and plain:
        args = [b.number(start or 0), *([] if stop is None else [b.number(stop)])]
        return Value(b.method(base.code, "slice", *args), base.type)
    values = [None if part is None else ctx.value(part) for part in bounds]
    typed = isinstance(base.type, Str | List) and all(value is None or value.is_number for value in values)
    codes = [b.NULL if value is None else ctx.dynamic(value) for value in values]
    while codes and codes[-1] == b.NULL:
        codes.pop()
    if typed:
        result: Type = STR if isinstance(base.type, Str) else base.type
        return Value(ctx.call("slice", base.code, *codes), result)
    return Value(ctx.call("slice", ctx.dynamic(base), *codes), UNKNOWN)


def _whole(node: nodes.Expr | None) -> int | None:
    """The value of a whole constant, negated or not."""
    match node:
        case nodes.Const(value=int() as value) if not isinstance(value, bool):
            return value
        case nodes.Neg(node=nodes.Const(value=int() as value)) if not isinstance(value, bool):
            return -value
        case _:
            return None


# --- filters and tests -------------------------------------------------------------------------------------


_ASKS_FOR_MISSING = frozenset({"default", "d", "defined", "undefined"})
"""Filters and tests that see a missing value as it is, whatever its class."""
_TAKES_MISSING = frozenset({"items", "pprint"})
"""Filters that no class of Undefined refuses."""
_OF_ANY_TEXT = frozenset({"d", "default", "e", "escape", "safe", "string", "trim"})
"""Filters that give the same text whether a macro's Markup is decoded before or after them."""


def lower_filter(node: nodes.Filter, ctx: LowerContext) -> Value:
    """`value|name(args)`: the rule of that name, else the app's own filter from `lib/env`."""
    assert node.node is not None, "filter blocks lower their body first"
    if node.name in _OF_ANY_TEXT:
        return _filtered(node, ctx)
    with ctx.as_markup():
        return _filtered(node, ctx)


def _filtered(node: nodes.Filter, ctx: LowerContext) -> Value:
    assert node.node is not None
    if node.name in _ASKS_FOR_MISSING:
        return apply_filter(node, lower_expression(node.node, ctx), ctx)
    used = node.name in FILTERS and node.name not in _TAKES_MISSING
    return apply_filter(node, ctx.value(node.node, used=used), ctx)


def apply_filter(node: nodes.Filter, value: Value, ctx: LowerContext) -> Value:
    """The filter of `node` applied to a value that is already lowered."""
    from transpiler.lower.custom import lower_custom_filter

    rule = FILTERS.get(node.name)
    overridden = node.name in ctx.module.program.app.filters
    if rule is None or overridden:
        return lower_custom_filter(node, value, ctx)
    result = rule(node, operand(value, node.name, ctx), ctx)
    return (
        Value(ir.FilterCall(node.name, result.code), result.type, result.natural)
        if not isinstance(result.code, ir.Str | ir.Num | ir.Name)
        else result
    )


def lower_test(node: nodes.Test, ctx: LowerContext) -> ir.Expr:
    """`value is name(args)` as a JavaScript boolean."""
    from transpiler.lower.custom import lower_custom_test

    rule = TESTS.get(node.name)
    if node.name in ("defined", "undefined") and (given := is_given(node.node, ctx)) is not None:
        return given if node.name == "defined" else b.not_(given)
    with ctx.as_markup():
        value = lower_expression(node.node, ctx) if node.name in _ASKS_FOR_MISSING else ctx.value(node.node)
    if rule is None or node.name in ctx.module.program.app.tests:
        return lower_custom_test(node, value, ctx)
    return rule(node, value, ctx)
