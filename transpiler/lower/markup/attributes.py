"""Attributes: React's name, a value of the right kind, conditions and spreads."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from transpiler import ir, nodes
from transpiler.html import tree as html
from transpiler.ir import build as b
from transpiler.lower.body import lower_body, lower_children, string_markup
from transpiler.lower.context import LowerContext
from transpiler.lower.holes import lower_hole
from transpiler.lower.markup.attribute_order import (
    Arms,
    Lowered,
    Pair,
    Printed,
    chosen,
    is_sometimes_absent,
    last_wins,
    one_by_one,
    written,
)
from transpiler.lower.markup.naming import part_text
from transpiler.lower.markup.style import static_style
from transpiler.lower.paths import path_of, proven_when_false, proven_when_true
from transpiler.tables import PropFact, react_prop
from transpiler.types import Bool, Int, Number, Object, Str

_KEEPS_VALUE = frozenset({"submit", "button", "reset", "radio", "checkbox", "image"})
"""Input types whose `value` is not the user's to change: React leaves those alone."""
_WITHOUT_VALUE = frozenset({"select", "textarea"})
"""Elements on which HTML knows no `value`, while React chooses an option or writes the content by it."""
_PROPERTIES = frozenset({"checked", "selected", "muted", "multiple"})
"""Attributes that React sets as properties: present or not, whatever the value."""


def lower_attributes(item: html.Element, ctx: LowerContext) -> Iterator[ir.Attribute | ir.AttributeSpread]:
    """The attributes of a start tag in source order; where some are printed, what follows those stands before them.

    Of two equal attributes HTML keeps the first and JSX the last.
    """
    element = item.name if isinstance(item.name, str) else ""
    lowered = [one for attribute in item.attributes for one in _lower(attribute, element, item, ctx)]
    for group in last_wins(lowered):
        if isinstance(group, Printed):
            yield ir.AttributeSpread(group.value)
        else:
            yield from written(group, ctx)


def _lower(attribute: html.AttributeItem, tag: str, item: html.Element, ctx: LowerContext) -> Iterator[Lowered]:
    match attribute:
        case html.Attribute():
            yield from _attribute(attribute, tag, item, ctx)
        case html.SpreadHole():
            yield from _spread(attribute, tag, item, ctx)
        case html.AttributeIf():
            yield from _conditional(attribute, tag, item, ctx)
        case html.AttributeFor() | html.AttributeScope():
            if isinstance(attribute, html.AttributeScope) and isinstance(attribute.node, nodes.Block):
                for inner in attribute.items:
                    yield from _lower(inner, tag, item, ctx)
                return
            yield _from_statement(attribute, tag, item, ctx)
        case html.Hole():
            if isinstance(attribute.node, nodes.Assign | nodes.AssignBlock | nodes.ExprStmt):
                lower_hole(attribute, ctx)
            else:
                yield _from_text(attribute, tag, item, ctx)


def _from_text(hole: html.Hole, tag: str, item: html.Element, ctx: LowerContext) -> Printed:
    """A statement that prints attributes (an include, a call): its text is read at run time."""
    outer = ctx.form
    ctx.form = "html"
    text = string_markup(lower_hole(hole, ctx))
    ctx.form = outer
    return _printed(b.obj({"__html": text}), hole, tag, item, ctx)


def _from_statement(
    attribute: html.AttributeFor | html.AttributeScope, tag: str, item: html.Element, ctx: LowerContext
) -> Printed:
    """A loop (or `with`) around attributes: what it writes is read as attributes at run time."""
    outer = ctx.form
    ctx.form = "html"
    text = string_markup(lower_body((attribute.node,), ctx))
    ctx.form = outer
    return _printed(b.obj({"__html": text}), attribute, tag, item, ctx)


_TWO_SPELLINGS = frozenset(
    {"style", "href", "src", "data", "action", "formaction", "cols", "rows", "size", "span", "rowspan", "start"}
)
"""Attributes that a printed text may bring in capital letters, for values that React refuses under its own name."""


def _printed(code: ir.Expr, attribute: html.AttributeItem, tag: str, item: html.Element, ctx: LowerContext) -> Printed:
    """`spreadAttributes("a", text)`, told which attributes of two spellings stand before it in the tag."""
    before = itertools.takewhile(lambda other: other is not attribute, item.attributes)
    names = [other.name for other in before if isinstance(other, html.Attribute) and isinstance(other.name, str)]
    taken = [b.string(name) for name in names if name in _TWO_SPELLINGS]
    arguments = (code, b.array(*taken)) if taken else (code,)
    return Printed(ctx.call("spreadAttributes", b.string(tag), *arguments))


# --- one attribute -----------------------------------------------------------------------------------------


def _attribute(attribute: html.Attribute, tag: str, item: html.Element, ctx: LowerContext) -> Iterator[Lowered]:
    if not isinstance(attribute.name, str):
        yield _computed_name(attribute, attribute.name, tag, item, ctx)
        return
    fact = react_prop(tag, attribute.name, item.namespace)
    if fact.kind == "event" and attribute.name.isalpha():
        yield _handler(attribute, ctx)
        yield Pair("suppressHydrationWarning", None)
        return
    if not fact.sayable:
        yield from _unsayable(attribute, fact, ctx)
        return
    if fact.kind == "boolean" or fact.prop in _PROPERTIES:
        _evaluate(attribute, ctx)
        if fact.prop == "hidden" and attribute.value and text_value(attribute.value, ctx) == b.string("until-found"):
            yield Pair("HIDDEN", b.string("until-found"), raw=True)
            return
        if not fact.typed:
            yield Pair(fact.prop.upper(), b.string(""), raw=True)
            return
        yield Pair(_form_name(tag, fact.prop, item), None)
        return
    if fact.kind == "style":
        yield from _style(attribute, ctx)
        return
    if fact.prop == "value" and tag in _WITHOUT_VALUE:
        yield Pair("VALUE", text_value(attribute.value or (), ctx), raw=True)
        return
    if attribute.value is None:
        yield _typed(fact, b.string(""), tag, item)
        return
    yield _valued(attribute, fact, tag, item, ctx)


def _evaluate(attribute: html.Attribute, ctx: LowerContext) -> None:
    """A boolean attribute is on whatever its value; the value's errors are not kept."""
    for part in attribute.value or ():
        if isinstance(part, html.Hole) and isinstance(part.node, nodes.Call):
            ctx.report(
                "ignored-value", attribute.span, f"`{attribute.name}` is on whatever its value",
                label="a boolean attribute", text="The value is not evaluated.",
            )  # fmt: skip


def text_value(value: tuple[html.ValueItem, ...], ctx: LowerContext) -> ir.Expr:
    """The value of an attribute as a browser reads it: one string expression."""
    outer = ctx.form
    ctx.form = "text"
    try:
        return string_markup(lower_children(value, ctx))
    finally:
        ctx.form = outer


def _valued(attribute: html.Attribute, fact: PropFact, tag: str, item: html.Element, ctx: LowerContext) -> Pair:
    value = attribute.value or ()
    match value:
        case (
            html.Hole(
                nodes.Name() | nodes.Getattr() | nodes.Getitem() | nodes.Add() | nodes.Sub() | nodes.Mul() as node
            ),
        ):
            lowered = ctx.value(node)
            if isinstance(lowered.type, Int | Number) and "number" in fact.types:
                return Pair(_form_name(tag, fact.prop, item), lowered.code)
    code = text_value(value, ctx)
    if fact.kind == "url":
        if fact.prop in _DROPPED_EMPTY and (tag, fact.prop) != ("a", "href") and not _has_value(value, code, ctx):
            return Pair(fact.prop.upper(), code, raw=True)  # React leaves out an empty one under its own spelling
        if _is_script_url(code):
            return Pair(fact.prop.upper(), code, raw=True)
        _note_url(attribute, code, ctx)
    return _typed(fact, code, tag, item)


_DROPPED_EMPTY = frozenset({"src", "data", "href"})
"""URLs that React leaves out where they are empty (`href` of a link apart)."""


def _has_value(value: tuple[html.ValueItem, ...], code: ir.Expr, ctx: LowerContext) -> bool:
    """Whether a URL is known not to be empty: it holds constant text, or a test around it has succeeded."""
    match value:
        case (html.Hole(nodes.Name() | nodes.Getattr() | nodes.Getitem() as node),):
            return path_of(node) in ctx.known
        case _:
            return _never_empty(code)


def _never_empty(code: ir.Expr) -> bool:
    match code:
        case ir.Str(text):
            return text != ""
        case ir.Template(parts):
            return any(isinstance(part, str) and part for part in parts)
        case ir.UrlFor():
            return True
        case ir.FilterCall(code=inner) | ir.Logical("||", _, inner):
            return _never_empty(inner)
        case ir.Conditional(_, then, otherwise):
            return _never_empty(then) and _never_empty(otherwise)
        case _:
            return False


def _note_url(attribute: html.Attribute, code: ir.Expr, ctx: LowerContext) -> None:
    """React replaces `javascript:` URLs; a URL that starts with a value from data may be one."""
    if _starts_fixed(code):
        return
    ctx.report(
        "possibly-blocked-url", attribute.span, "this URL comes from data",
        label="may be `javascript:`", text="React replaces a `javascript:` URL by one that throws.",
    )  # fmt: skip


def _starts_fixed(code: str | ir.Expr) -> bool:
    """Whether a URL begins with what the template or a route says, not with data."""
    match code:
        case str() | ir.Str() | ir.UrlFor():
            return True
        case ir.Template(parts):
            return _starts_fixed(parts[0])
        case ir.Conditional(_, then, otherwise):
            return _starts_fixed(then) and _starts_fixed(otherwise)
        case _:
            return False


def _form_name(tag: str, prop: str, item: html.Element) -> str:
    """`value` and `checked` of inputs a visitor changes are defaults in React."""
    if tag == "input" and prop == "checked":
        return "defaultChecked"
    if tag == "input" and prop == "value" and _input_type(item) not in _KEEPS_VALUE:
        return "defaultValue"
    return prop


def _input_type(item: html.Element) -> str:
    for attribute in item.attributes:
        if isinstance(attribute, html.Attribute) and attribute.name == "type":
            match attribute.value:
                case (html.Text(data),):
                    return data.strip().lower()
    return "text"


def _typed(fact: PropFact, code: ir.Expr, tag: str, item: html.Element) -> Pair:
    """The attribute under React's name if its TypeScript type takes the value, else through a spread object."""
    name = _form_name(tag, fact.prop, item)
    match code:
        case ir.UrlFor(code=ir.Str() as constant) | ir.FilterCall(code=ir.Str() as constant):
            code = constant
    rewritten = isinstance(code, ir.Str) and _needs_upper_case(fact, tag, code.value)
    spread = fact.prop.upper() if fact.kind in ("positive", "number") or rewritten else fact.prop
    if rewritten or not fact.jsx or (not fact.typed and "-" not in fact.prop):
        return Pair(spread, code, raw=True)
    if isinstance(code, ir.Str):
        text = code.value
        if fact.kind in ("number", "positive") or ("number" in fact.types and "string" not in fact.types):
            if _WHOLE_NUMBER.fullmatch(text) and not (fact.kind == "positive" and int(text) < 1):
                return Pair(name, ir.Num(int(text)))
            if "string" not in fact.types:
                return Pair(fact.prop.upper() if fact.kind != "plain" else fact.prop, code, raw=True)
        if fact.takes_string or text in fact.literals:
            return Pair(name, code)
        if "boolean" in fact.types and text in ("true", "false"):
            return Pair(name, ir.Bool(text == "true"))
        return Pair(fact.prop, code, raw=True)
    if fact.takes_string and fact.kind not in ("positive", "number"):
        return Pair(name, code)
    if fact.literals and _literal_choice(code, fact):
        return Pair(name, code)
    return Pair(spread, code, raw=True)


def _literal_choice(code: ir.Expr, fact: PropFact) -> bool:
    match code:
        case ir.Str(value):
            return value in fact.literals
        case ir.Conditional(_, then, otherwise):
            return _literal_choice(then, fact) and _literal_choice(otherwise, fact)
        case _:
            return False


_WHOLE_NUMBER = re.compile("0|-?[1-9][0-9]{0,14}")
"""A whole number that JavaScript holds exactly and prints as it is written."""

_SCRIPT_URL = re.compile(r"[\0-\x1f ]*" + r"[\r\n\t]*".join("javascript") + r"[\r\n\t]*:", re.IGNORECASE)
"""What React takes for a `javascript:` URL, which it replaces."""


def _is_script_url(code: str | ir.Expr) -> bool:
    """Whether a URL is, or may be, a `javascript:` URL by what the template says."""
    match code:
        case str(text) | ir.Str(text):
            return _SCRIPT_URL.match(text) is not None
        case ir.Template(parts):
            return _is_script_url(parts[0])
        case ir.Conditional(_, then, otherwise):
            return _is_script_url(then) or _is_script_url(otherwise)
        case _:
            return False


def _needs_upper_case(fact: PropFact, tag: str, text: str) -> bool:
    """Values React drops or rewrites under its own spelling; the parser lower-cases the name again."""
    if fact.kind == "url" or fact.prop in ("href", "src"):  # React looks at these two on every element
        if _SCRIPT_URL.match(text):
            return True
        return text == "" and fact.prop in ("href", "src", "data") and not (tag == "a" and fact.prop == "href")
    return fact.prop == "hidden" and text == "until-found"


def _handler(attribute: html.Attribute, ctx: LowerContext) -> Pair:
    """`onclick="..."` becomes `data-onclick`, which `<InlineHandlers />` restores in the browser."""
    code = text_value(attribute.value or (), ctx)
    return Pair(f"data-{attribute.name}", code)


def _unsayable(attribute: html.Attribute, fact: PropFact, ctx: LowerContext) -> Iterator[Pair | ir.AttributeSpread]:
    name = str(attribute.name)
    code = text_value(attribute.value or (), ctx)
    if fact.kind == "reserved":  # the parser lower-cases the name again
        yield Pair(name.upper(), code, raw=True)
        return
    if name.startswith("@"):
        ctx.report(
            "unsayable-attribute",
            attribute.span,
            f"React cannot print an attribute named `{name}`",
            label="not an attribute name for React",
            text=f"It is written as `x-on:{name[1:]}`, which means the same to Alpine.js and nothing to others.",
        )
        yield Pair(f"x-on:{name[1:]}", code, raw=True)
        return
    ctx.report(
        "unsayable-attribute",
        attribute.span,
        f"React cannot print an attribute named `{name}`",
        label="not an attribute name for React",
        text="The attribute is left out.",
    )


def _style(attribute: html.Attribute, ctx: LowerContext) -> Iterator[Pair | ir.AttributeSpread]:
    """A style object where it prints back equal, else the text itself through `styleProps`."""
    code = text_value(attribute.value or (), ctx)
    if isinstance(code, ir.Str):
        declared = static_style(code.value)
        if declared is not None:
            style: ir.Expr = b.obj({key: b.string(value) for key, value in declared.items()})
            if any(key.startswith("--") for key in declared):  # React's type has no custom properties
                style = ir.Cast(style, Object("CSSProperties", module="react"))
            yield Pair("style", style)
            return
    yield ir.AttributeSpread(ctx.call("styleProps", code))


def _computed_name(
    attribute: html.Attribute, name: tuple[html.Text | html.Hole, ...], tag: str, item: html.Element, ctx: LowerContext
) -> Printed:
    """`data-{{ loop.index }}="x"`: an entry of an object; a text may end the name, so it is read at run time."""
    value = text_value(attribute.value or (), ctx)
    if all(isinstance(part, html.Text) or _is_number(part, ctx) for part in name):
        entries = b.method(b.name("Object"), "fromEntries", b.array(b.array(part_text(name, ctx), value)))
        return Printed(b.call(ctx.helper("attrs"), entries))
    outer = ctx.form
    ctx.form = "html"
    text = string_markup(lower_children(name, ctx))
    ctx.form = outer
    if attribute.value is not None:
        text = b.template(text, '="', b.call(ctx.helper("escapeText"), value), '"')
    return _printed(b.obj({"__html": text}), attribute, tag, item, ctx)


def _is_number(part: html.ValueItem, ctx: LowerContext) -> bool:
    return (
        isinstance(part, html.Hole)
        and isinstance(part.node, nodes.Name | nodes.Getattr)
        and isinstance(ctx.value(part.node).type, Int)
    )


# --- printed attributes ------------------------------------------------------------------------------------


def _spread(attribute: html.SpreadHole, tag: str, item: html.Element, ctx: LowerContext) -> Iterator[Lowered]:
    """`{{ 'required' if x }}`: a conditional attribute; anything else is read at run time."""
    node = attribute.node
    match node:
        case nodes.Const(value=str() as text) if text.replace("-", "").isalnum():
            yield from _attribute(html.Attribute(text.lower(), None, attribute.span), tag, item, ctx)
            return
        case nodes.CondExpr(test=test, expr1=nodes.Const(value=str() as text), expr2=None | nodes.Const(value="")) if (
            text.strip().replace("-", "").isalnum()
        ):
            name = html.Attribute(text.strip().lower(), None, attribute.span)
            arm = html.AttributeArm(test, (name,), attribute.span)
            yield from _conditional(html.AttributeIf((arm,), attribute.span), tag, item, ctx)
            return
    value = ctx.value(node, used=True)
    code = ctx.dynamic(value)
    if value.only(Str) and ctx.autoescape:
        code = b.obj({"__html": b.call(ctx.helper("escape"), code)})
    yield _printed(code, attribute, tag, item, ctx)


def _conditional(attribute: html.AttributeIf, tag: str, item: html.Element, ctx: LowerContext) -> Iterator[Lowered]:
    """Attributes of the arms, each with its condition: `aria-current={active ? "page" : undefined}`."""
    arms: Arms = []
    known: frozenset[str] = frozenset()
    booleans: list[ir.Expr] = []
    for arm in attribute.arms:
        with ctx.knowing(known):
            test = None if arm.test is None else ctx.test(arm.test)
            with ctx.knowing(proven_when_true(arm.test) if arm.test is not None else frozenset()):
                lowered = [one for inner in arm.items for one in _lower(inner, tag, item, ctx)]
            if test is not None and not b.is_boolean(test) and _is_truth(arm.test, ctx):
                booleans.append(test)
            arms.append((test, lowered))
        if arm.test is not None:
            known |= proven_when_false(arm.test)
    printed = any(isinstance(one, Printed) for _, lowered in arms for one in lowered)
    if printed:
        yield Printed(chosen(arms, ctx))
    elif is_sometimes_absent(arms) and _prints_later(attribute, item):
        yield ir.AttributeSpread(chosen(arms, ctx))
    else:
        yield from one_by_one(arms, booleans)


def _prints_later(attribute: html.AttributeItem, item: html.Element) -> bool:
    """Whether a printed attribute follows, which counts where this one is absent."""
    behind = itertools.dropwhile(lambda other: other is not attribute, item.attributes)
    return any(_has_printed(other) for other in itertools.islice(behind, 1, None))


def _has_printed(attribute: html.AttributeItem) -> bool:
    match attribute:
        case html.AttributeIf(arms):
            return any(_has_printed(inner) for arm in arms for inner in arm.items)
        case html.Attribute(name):
            return not isinstance(name, str)
        case _:
            return True


def _is_truth(node: nodes.Expr | None, ctx: LowerContext) -> bool:
    """Whether a condition is a value of type `boolean`."""
    return isinstance(node, nodes.Name | nodes.Getattr) and isinstance(ctx.value(node).type, Bool)
