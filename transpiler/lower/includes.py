"""`{% include %}` and `{% import %}`: components that take what they read, imports of macros."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transpiler import ir, nodes
from transpiler.facts import Prop, TemplateFacts
from transpiler.ir import build as b
from transpiler.lower.body import with_edges
from transpiler.lower.coerce import coerce
from transpiler.lower.context import LowerContext, Request, stored_names
from transpiler.lower.exports import function_name, is_macro_module
from transpiler.lower.macros import import_macro, imported_variable
from transpiler.lower.names import camel
from transpiler.lower.props import context_props, prop_name
from transpiler.lower.scope import ModuleBinding
from transpiler.lower.value import Value
from transpiler.types import MISSING, Str


def lower_include(node: nodes.Include, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    """The partial's component, given the names it reads (Jinja docs: Include)."""
    names = ctx.module.facts.includes.get(node.span.start, ())
    templates = [ctx.module.program.templates[name] for name in names if name in ctx.module.program.templates]
    if not templates:
        if not node.ignore_missing:
            ctx.report(
                "missing-template", node.span, "the included template is not known", label="no such template",
                text="Jinja2 raises TemplateNotFound here.",
            )  # fmt: skip
        return ()
    if len(templates) == 1 and isinstance(node.template, nodes.Const | nodes.List | nodes.Tuple):
        return use_template(templates[0], node, ctx)
    name = template_name(node.template, templates, ctx, "name", optional=node.ignore_missing)
    if name is None:
        return use_template(templates[0], node, ctx)
    result: tuple[ir.Markup, ...] = ()
    for template in reversed(templates):
        test = b.equal(name, b.string(template.name))
        result = (ir.If(test, use_template(template, node, ctx), result),)
    return result


def template_name(
    node: nodes.Expr, templates: Sequence[TemplateFacts], ctx: LowerContext, wanted: str, *, optional: bool = False
) -> ir.Expr | None:
    """The name a tag computes, as a const: one of `templates`, or an error at run time.

    `None` where only one template is left: a statement that raises for any other name is all that is needed.
    """
    value = ctx.value(node)
    known = [template.name for template in templates]
    if isinstance(value.type, Str) and value.type.values and set(value.type.values) <= set(known):
        return ctx.named(value.code, wanted)
    names = b.array(*(b.string(name) for name in known))
    code = ctx.call("chooseTemplate", ctx.dynamic(value), names, *([b.TRUE] if optional else []))
    if len(templates) == 1 and not optional:
        ctx.prelude.append(ir.ExprStatement(code))
        return None
    local = ctx.names.take(wanted)
    ctx.prelude.append(ir.Const(b.pattern(local), code))
    return b.name(local)


def layout_tests(extends: nodes.Extends, parents: Sequence[TemplateFacts], ctx: LowerContext) -> list[ir.Expr] | None:
    """Tests for all layouts but the last. None where only one is left."""
    if len(parents) == 1 and isinstance(extends.template, nodes.Const):
        return []
    if len(parents) == 2 and isinstance(extends.template, nodes.CondExpr):
        return [ctx.test(extends.template.test)]
    name = template_name(extends.template, parents, ctx, "layout")
    return None if name is None else [b.equal(name, b.string(parent.name)) for parent in parents[:-1]]


def use_template(template: TemplateFacts, node: nodes.Include, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    """One partial in the context's form."""
    if is_macro_module(template):
        return ()
    form = ctx.form if template.html else "html"
    if form not in template.forms and template.html:
        ctx.module.requests.add(Request(template.name, "root", "", form))
    props: list[ir.Prop | ir.Spread] = []
    if template.reads_ctx:
        props.append(ir.Prop("ctx", b.name("ctx")))
    if node.with_context:
        props += context_props(template.props, template.name, node, ctx)
    else:
        props += _absent(template.props, ctx)
    export = "default" if form == "markup" or not template.html else function_name(template.component, form)
    alias = export if export != "default" else template.component if template.html else camel(template.component)
    ref = ctx.imported(template.module, export, alias)
    if template.name == ctx.module.facts.name:
        ref_expr: ir.Expr = b.name(alias)
    else:
        ref_expr = ref
    later = node.with_context and ctx.changes(prop.name for prop in template.props)
    if form == "markup" and not template.effects and not later:
        component = ir.Component(ref_expr, tuple(props))
        return (component,) if template.parents else with_edges(component, template.tree.body, ctx)
    entries = tuple(ir.Entry(prop.name, prop.value) for prop in props if isinstance(prop, ir.Prop))
    takes = template.props or template.reads_ctx
    call = b.call(ref_expr, ir.ObjectExpr(entries)) if takes else b.call(ref_expr)
    if form == "html" and ctx.form == "markup":
        from transpiler.lower.printing import raw

        return (raw(b.obj({"__html": call}), ctx),)
    return (ir.Print(call),)


def _absent(props: tuple[Prop, ...], ctx: LowerContext) -> Iterator[ir.Prop]:
    """Props of a part that sees no names: what stands for Undefined, where something must be given."""
    for prop in props:
        code = None if prop.optional else coerce(Value(b.UNDEFINED, MISSING), prop.type, ctx)
        if code is not None and code != b.UNDEFINED:
            yield ir.Prop(prop_name(prop.name), code)


def lower_import(node: nodes.Import | nodes.FromImport, ctx: LowerContext) -> None:
    """`{% import %}` and `{% from .. import .. %}`: names for macros of another template (Jinja docs: Import)."""
    names = ctx.module.facts.includes.get(node.span.start, ())
    templates = [ctx.module.program.templates[name] for name in names if name in ctx.module.program.templates]
    if len(templates) != 1:
        ctx.report(
            "dynamic-import",
            node.span,
            "which template is imported is known only at run time"
            if templates
            else "the imported template is not known",
            label="computed name" if templates else "no such template",
            text="Macros are imported by name when the template is converted.",
        )
        return
    template = templates[0]
    if isinstance(node, nodes.Import):
        ctx.scope.bind(node.target, ModuleBinding(template.name, node.with_context))
        return
    for item in node.names:
        name, alias = (item, item) if isinstance(item, str) else item
        macro = import_macro(template, name, node.with_context, ctx.module.program)
        if macro is not None:
            ctx.scope.bind(alias, macro)
            continue
        value = imported_variable(template, name, node, ctx)
        ctx.scope.bind(alias, value)
        if value.code == b.UNDEFINED and name not in stored_names(template.tree):
            ctx.report(
                "unknown-macro", node.span, f"`{template.name}` has no macro `{name}`", label="not defined there",
                text="The name is Undefined: calling it raises an error.",
            )  # fmt: skip
