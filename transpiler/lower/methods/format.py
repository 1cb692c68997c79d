"""`{{ "{} of {}".format(a, b) }}` becomes `` `${a} of ${b}` ``; `", ".join(tags)` becomes `tags.join(", ")`."""

from __future__ import annotations

from string import Formatter

from transpiler import ir, nodes
from transpiler.ir import build as b
from transpiler.lower.context import LowerContext, method_rule
from transpiler.lower.filters.shared.sequences import static_list
from transpiler.lower.methods.receiver import receiver
from transpiler.lower.value import Value
from transpiler.types import STR, Bool, Float, Int, NoneType, Number, Str


@method_rule("format")
def lower_format(node: nodes.Call, value: Value, ctx: LowerContext) -> Value | None:
    """`text.format(*args, **kwargs)` (Python docs: Format String Syntax)."""
    text = receiver(node, value, ctx)
    if not text.is_text or node.dyn_args is not None or node.dyn_kwargs is not None:
        return None
    args = [ctx.value(arg) for arg in node.args]
    named = {item.key: ctx.value(item.value) for item in node.kwargs}
    plain = _template(text.code.value, args, named, ctx) if isinstance(text.code, ir.Str) else None
    if plain is not None:
        return Value(plain, STR)
    codes: list[ir.Expr] = [b.array(*(ctx.dynamic(arg) for arg in args))] if args or named else []
    if named:
        codes.append(b.obj({name: ctx.dynamic(arg) for name, arg in named.items()}))
    return Value(ctx.call("pyFormat", text.code, *codes), STR)


def _template(pattern: str, args: list[Value], named: dict[str, Value], ctx: LowerContext) -> ir.Expr | None:
    """The template literal, if every field is a bare name or number of a value whose text is known."""
    parts: list[str | ir.Expr] = []
    automatic = 0
    try:
        fields = list(Formatter().parse(pattern))
    except ValueError:
        return None
    for text, name, spec, conversion in fields:
        parts.append(text)
        if name is None:
            continue
        if spec or conversion:
            return None
        if name == "":
            name, automatic = str(automatic), automatic + 1
        found = (args[int(name)] if int(name) < len(args) else None) if name.isdigit() else named.get(name)
        if found is None or not found.only(Str, Int, Number, Bool, Float, NoneType):
            return None
        parts.append(ctx.text(found))
    return b.template(*parts)


@method_rule("join")
def lower_join(node: nodes.Call, value: Value, ctx: LowerContext) -> Value | None:
    """`separator.join(texts)`: unlike the filter it refuses what is not text."""
    text = receiver(node, value, ctx)
    if not text.is_text or len(node.args) != 1 or node.kwargs or node.dyn_args or node.dyn_kwargs:
        return None
    items = static_list(ctx.value(node.args[0]), ctx)
    if items is None or not items.is_list_of_text:
        return None
    return Value(b.method(items.code, "join", text.code), STR)
