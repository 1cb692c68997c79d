"""Printing a value as Jinja prints it, in each of the three forms."""

from __future__ import annotations

from transpiler import ir, nodes
from transpiler.ir import build as b
from transpiler.lower.context import LowerContext
from transpiler.lower.namespaces import check_exact
from transpiler.lower.protocols import printed
from transpiler.lower.value import Value, is_simple
from transpiler.types import (
    HTML,
    Bool,
    Float,
    Html,
    Int,
    Missing,
    Moment,
    Node,
    NoneType,
    Number,
    Numeral,
    Object,
    Str,
    Type,
    Unknown,
    members,
)


def as_text(value: Value, ctx: LowerContext) -> ir.Expr:
    """`str(value)`: code yielding a string. Undefined gives `""`, None gives `"None"`."""
    value = printed(value, ctx)
    code = value.code
    if any(isinstance(member, Number) for member in members(value.type)):
        check_exact(code, ctx)
    match value.type:
        case Str() | Moment(kind="date" | "time"):
            return code
        case Moment():
            return b.method(code, "replace", b.string("T"), b.string(" "))
        case Int() | Number() | Numeral():
            return _number_text(code)
        case Bool():
            return b.conditional(code, b.string("True"), b.string("False"))
        case Float():
            return ctx.call("float", code)
        case NoneType():
            return b.string("None")
        case Missing():
            return b.string("")
        case Html():
            return b.html_text(code)
    if value.only(Str, Missing):
        return ir.Logical("??", code, b.string(""))
    if value.only(Str, Int, Number, Numeral):
        return b.template(code)
    if value.only(Str, Int, Number, Numeral, Missing):
        return b.template(ir.Logical("??", code, b.string("")))
    if value.only(Str, Int, Number, Numeral, NoneType):
        code = _or_none(code)
        return code if value.only(Str, NoneType) else b.template(code)
    return ctx.call("str", ctx.dynamic(value))


def _or_none(code: ir.Expr) -> ir.Expr:
    """`code ?? "None"`, which Jinja prints for None."""
    match code:
        case ir.Logical("??", inner, ir.Null()):
            code = inner
    return ir.Logical("??", code, b.string("None"))


def _number_text(code: ir.Expr) -> ir.Expr:
    if isinstance(code, ir.Num):
        return b.string(str(code.value))
    return b.template(code)


_HARMLESS = (Int, Number, Numeral, Bool, Float, Moment, NoneType, Missing, Node, Html)
"""Types whose text holds no markup, or that are markup anyway."""


_PLAIN = (Str, Int, Number, Numeral, Bool, Float, Moment, NoneType, Missing)
"""Types that are never Markup, so that their text is what gets escaped."""


def takes_helper(type_: Type) -> bool:
    """Whether printing a value of this type asks its kind at run time: Markup or text, None or a number."""
    if isinstance(type_, Object) and "__str__" in type_.fields:
        return takes_helper(type_.fields["__str__"].type)
    if isinstance(type_, Html | Bool | Moment | NoneType):
        return False
    return not all(isinstance(member, Str | Int | Number | Numeral | Node | Missing) for member in members(type_))


def print_value(node: nodes.Expr, value: Value, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    """`{{ value }}` at this place: markup, decoded text or escaped HTML text, as the context's form wants."""
    value = printed(value, ctx)
    if isinstance(value.code, ir.Conditional) and value.is_text and ctx.form == "markup" and ctx.autoescape:
        return (ir.Print(value.code, plain=True),)
    _note_none(node, value, ctx)
    if not ctx.autoescape and ctx.form != "html" and not value.only(*_HARMLESS):
        value = Value(b.obj({"__html": as_text(value, ctx)}), HTML)  # printed as it is, so it is HTML
    match ctx.form:
        case "markup":
            return _print_markup(value, ctx)
        case "text":
            return _print_string(plain_text(value, ctx))
        case "html":
            return _print_string(html_text(value, ctx))


def _note_none(node: nodes.Expr, value: Value, ctx: LowerContext) -> None:
    if any(isinstance(member, NoneType) for member in members(value.type)) and not isinstance(value.type, NoneType):
        ctx.report(
            "prints-none",
            node.span,
            "this value may be None, which Jinja prints as `None`",
            label="may be None",
            text="The component prints `None` too, so that the page is the same.",
            hint="{{ value or '' }}",
        )


def _print_string(code: ir.Expr) -> tuple[ir.Markup, ...]:
    return (ir.Text(code.value),) if isinstance(code, ir.Str) else (ir.Print(code, plain=True),)


def _print_markup(value: Value, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    code, type_ = value.code, value.type
    if any(isinstance(member, Number) for member in members(type_)):
        check_exact(code, ctx)
    match code, type_:
        case ir.Str(text), _:
            return (ir.Text(text),) if text else ()
        case ir.Num(number), Int():
            return (ir.Text(str(number)),)
    match type_:
        case Str() | Int() | Number() | Numeral():
            return (ir.Print(code, plain=True),)
        case Node():
            return (ir.Print(code),)
        case Moment() | Bool() | Float() | NoneType() | Missing():
            return _print_string(as_text(value, ctx))
        case Html():
            return (raw(code, ctx),)
    if value.only(Str, Int, Number, Numeral, Node, Missing):
        return (ir.Print(code),)
    if value.only(Str, Int, Number, Numeral, NoneType):
        return (ir.Print(_or_none(code)),)
    if value.only(Html, Missing) and is_simple(code):
        return (ir.If(code, (raw(code, ctx),), ()),)
    if any(isinstance(member, Html | Node) for member in members(type_)) or not value.only(
        Str, Int, Number, Numeral, Bool, Float, NoneType, Missing, Moment
    ):
        around = () if ctx.namespace == "html" else (b.string(ctx.namespace),)
        return (ir.Print(ctx.call("text", ctx.dynamic(value), *around)),)
    return (ir.Print(as_text(value, ctx)),)


def raw(code: ir.Expr, ctx: LowerContext) -> ir.Markup:
    """`<Raw html={code} />`: trusted HTML beside other children."""
    around = () if ctx.namespace == "html" else (ir.Prop("within", b.string(ctx.namespace)),)
    return ir.Component(ctx.helper("Raw"), (ir.Prop("html", code), *around))


def plain_text(value: Value, ctx: LowerContext) -> ir.Expr:
    """What a browser reads where the value is printed into an attribute or a title: Markup is decoded."""
    value = printed(value, ctx)
    if value.only(Html):
        return ctx.call("plain", value.code)
    if any(isinstance(member, Html) for member in members(value.type)) or isinstance(value.type, Unknown):
        return ctx.call("plain", ctx.dynamic(value))
    return as_text(value, ctx)


def html_text(value: Value, ctx: LowerContext) -> ir.Expr:
    """The HTML text Jinja prints: escaped where autoescaping is on and the value is not Markup."""
    value = printed(value, ctx)
    if value.only(Html):
        return b.html_text(value.code)
    if not ctx.autoescape or value.only(Int, Number, Numeral, Bool, Float, Moment, NoneType, Missing):
        return as_text(value, ctx)
    if isinstance(value.code, ir.Str):
        return b.string(escape_constant(value.code.value))
    if isinstance(value.code, ir.UrlFor) and isinstance(value.code.code, ir.Str):
        return b.string(escape_constant(value.code.code.value))
    if value.only(*_PLAIN):
        return b.call(ctx.helper("escapeText"), as_text(value, ctx))
    return ctx.call("escape", ctx.dynamic(value))


def escape_constant(text: str) -> str:
    """MarkupSafe's escaping of a constant."""
    for character, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("'", "&#39;"), ('"', "&#34;")):
        text = text.replace(character, entity)
    return text
