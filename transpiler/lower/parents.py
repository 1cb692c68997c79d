"""`extends`: the layout a child names, or the choice among several, with the slots filled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from transpiler import ir, nodes
from transpiler.facts import TemplateFacts
from transpiler.html import tree as html
from transpiler.ir import build as b
from transpiler.lower.body import string_markup
from transpiler.lower.context import LowerContext, Request
from transpiler.lower.exports import function_name
from transpiler.lower.filling import slot_props
from transpiler.lower.includes import layout_tests
from transpiler.lower.names import camel
from transpiler.lower.props import context_props
from transpiler.lower.raw_page import kind_of, open_block
from transpiler.lower.shared_blocks import share_blocks
from transpiler.lower.slots import slots_of
from transpiler.lower.value import is_simple


def use_parents(extends: nodes.Extends, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    """The layout that the tag names, with the slots filled."""
    facts, program = ctx.module.facts, ctx.module.program
    named = facts.includes.get(extends.span.start, ())
    parents = [program.templates[name] for name in facts.parents if name in program.templates and name in named]
    if not parents and is_nameless(extends):
        return (ir.Print(ctx.call("chooseTemplate", ctx.dynamic(ctx.value(extends.template)), b.array())),)
    if not parents:
        ctx.report(
            "missing-template", facts.tree.span, "the extended template is not known", label="no such template",
            text="Jinja2 raises TemplateNotFound here.",
        )  # fmt: skip
        return ()
    uses = [_use_parent(parent, extends, ctx) for parent in parents]
    tests = layout_tests(extends, parents, ctx)
    return _choice(tests, uses, ctx) if tests else uses[0]


def is_nameless(node: nodes.Node) -> bool:
    """Whether a statement is an `extends` that names no template by itself."""
    return isinstance(node, nodes.Extends) and isinstance(node.template, nodes.Name | nodes.Getattr)


def _use_parent(parent: TemplateFacts, extends: nodes.Extends, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    """The layout as a component, or as text where a block of this template is no tree there."""
    found = open_block(parent, ctx) if ctx.form == "markup" else None
    kind = kind_of(parent, ctx) if found is not None else None
    if found is None or kind is None:
        return _with_slots(parent, extends, ctx)
    node, reason = found
    ctx.module.regions.append(html.Region("vii", reason, node.head))
    ctx.report("html-raw-region", node.head, reason, text="The page is written as an HTML string; it is the same.")
    if ctx.module.facts.children and not ctx.module.facts.text:
        ctx.module.requests.add(Request(ctx.module.facts.name, "text", "", "html"))
    ctx.form = "html"
    text = string_markup(_with_slots(parent, extends, ctx))
    ctx.form = "markup"
    return (ir.Component(ctx.helper("RawPage" if kind == "page" else "Raw"), (ir.Prop("html", text),)),)


def _with_slots(parent: TemplateFacts, extends: nodes.Extends, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    props: list[ir.Prop | ir.Spread] = []
    if parent.reads_ctx:
        props.append(ir.Prop("ctx", b.name("ctx")))
    handed = ctx.module.facts.handed.get(parent.name)
    wanted = parent.props if handed is None else [prop for prop in parent.props if prop.name in handed]
    props += context_props(wanted, parent.name, extends, ctx)
    share_blocks(parent, ctx)
    ctx.module.filling = parent.name
    slots, children = slot_props(parent, ctx)
    ctx.module.filling = None
    if ctx.form == "markup":
        return (ir.Component(ctx.imported(parent.module, "default", parent.component), (*props, *slots), children),)
    entries = [ir.Entry(prop.name, prop.value) for prop in (*props, *slots) if isinstance(prop, ir.Prop)]
    takes = parent.props or parent.reads_ctx or slots_of(parent, ctx.module.program, ctx.form)
    args = (ir.ObjectExpr(tuple(entries)),) if takes else ()
    return (ir.Print(b.call(_string_function(parent, ctx), *args)),)


def _string_function(parent: TemplateFacts, ctx: LowerContext) -> ir.Ref:
    """The function that writes a layout as the string its child is written as."""
    if not parent.html:
        return ctx.imported(parent.module, "default", camel(parent.component))
    if ctx.form not in parent.forms:
        ctx.module.requests.add(Request(parent.name, "root", "", ctx.form))
    return ctx.imported(parent.module, function_name(parent.component, ctx.form))


def _choice(
    tests: Sequence[ir.Expr], uses: Sequence[tuple[ir.Markup, ...]], ctx: LowerContext
) -> tuple[ir.Markup, ...]:
    """The first use whose test holds, else the last. Layouts that take the same props are one element, whose
    component is chosen; else what all are given stands once, before them.
    """
    components = [item for use in uses for item in use if isinstance(item, ir.Component)]
    if len(components) == len(uses) > 1:
        last = components[-1]
        if all((one.props, one.children) == (last.props, last.children) for one in components):
            layout = last.component
            for test, one in reversed(list(zip(tests, components, strict=False))):
                layout = b.conditional(test, one.component, layout)
            return (replace(last, component=ctx.named(layout, "Layout")),)
        uses = [(one,) for one in _shared(components, ctx)]
    result = uses[-1]
    for test, use in reversed(list(zip(tests, uses, strict=False))):
        result = (ir.If(test, use, result),)
    return result


def _shared(components: Sequence[ir.Component], ctx: LowerContext) -> list[ir.Component]:
    """The uses with a const for each body that every one of them takes: a body is evaluated whoever shows it."""
    given = [
        [(prop.name, prop.value) for prop in one.props if isinstance(prop, ir.Prop)]
        + ([("content", ir.Jsx(one.children))] if one.children else [])
        for one in components
    ]
    consts: list[tuple[ir.Expr, ir.Expr]] = []
    for wanted, value in given[0]:
        plain = value.children if isinstance(value, ir.Jsx) else ()
        if len(plain) == 1 and isinstance(plain[0], ir.Print) and is_simple(plain[0].value):
            continue
        if not is_simple(value) and all(any(other == value for _, other in more) for more in given):
            consts.append((value, ctx.named(value, wanted)))

    def shared(value: ir.Expr) -> ir.Expr:
        return next((name for known, name in consts if known == value), value)

    return [
        replace(
            one,
            props=tuple(replace(p, value=shared(p.value)) if isinstance(p, ir.Prop) else p for p in one.props),
            children=_as_children(ir.Jsx(one.children), shared(ir.Jsx(one.children))),
        )
        for one in components
    ]


def _as_children(own: ir.Jsx, value: ir.Expr) -> tuple[ir.Markup, ...]:
    return own.children if value == own else (ir.Print(value),)
