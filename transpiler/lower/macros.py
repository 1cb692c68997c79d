"""Macros: components where they yield markup, functions of a string where they stand in attributes or scripts."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace

from transpiler import ir, nodes
from transpiler.facts import Form, MacroFacts, Param, Program, TemplateFacts
from transpiler.html import tree as html
from transpiler.ir import build as b
from transpiler.lower.body import as_value, lower_body, string_markup, with_edges
from transpiler.lower.callbacks import call_block, callback_of, hand_macro, print_callback
from transpiler.lower.caller import caller_code, caller_form, caller_params
from transpiler.lower.coerce import coerce
from transpiler.lower.context import LowerContext, Request, stored_names
from transpiler.lower.exports import function_name, macro_export
from transpiler.lower.fit import Receiver, fit
from transpiler.lower.fixed import fixed_value
from transpiler.lower.inherited import inherited_constants
from transpiler.lower.local_macros import declare_local, local_macros
from transpiler.lower.props import context_props, prop_name
from transpiler.lower.references import loop_as, macro_value
from transpiler.lower.scope import CallerBinding, LoopBinding, MacroBinding, ModuleBinding, Scope
from transpiler.lower.state import reads
from transpiler.lower.value import Value
from transpiler.lower.whitespace import stands_alone
from transpiler.lower.widening import Widening
from transpiler.types import HTML, MISSING, STR, UNKNOWN, Html, Unknown, is_optional


def declare_macro(node: nodes.Macro, ctx: LowerContext) -> None:
    """`{% macro %}`: binds the name; the function itself is hoisted to the module."""
    facts = ctx.module.facts
    macro = next((found for found in facts.macros.values() if found.node is node), None)
    if macro is None:
        ctx.report(
            "unsupported-value", node.span, f"there are two macros `{node.name}` in this template",
            label="the name means one or the other", hint="give them different names",
        )  # fmt: skip
        return
    if macro.name in local_macros(facts, ctx.module.program):
        declare_local(node, macro, ctx)
    else:
        ctx.scope.bind(node.name, MacroBinding(macro, facts.name))


def import_macro(template: TemplateFacts, name: str, with_context: bool, program: Program) -> MacroBinding | None:
    """The binding of a macro that another template has or passes on, None if it has none of that name."""
    macro = template.macros.get(name)
    if macro is not None:
        return MacroBinding(macro, template.name, with_context)
    origin, passed = template.passed_on.get(name, ("", ""))
    owner = program.templates.get(origin)
    return None if owner is None else MacroBinding(owner.macros[passed], origin, with_context)


def _reads_elsewhere(binding: MacroBinding, ctx: LowerContext) -> bool:
    """Whether the macro reads variables of its template that cannot be read from here."""
    owner = ctx.module.program.templates[binding.template]
    return binding.local is None and binding.macro.name in local_macros(owner, ctx.module.program)


def macro_ref(binding: MacroBinding, form: Form, ctx: LowerContext) -> ir.Expr:
    """The function to call: of this module, or imported."""
    if form not in binding.macro.forms:
        ctx.module.requests.add(Request(binding.template, "macro", binding.macro.name, form))
    if binding.local is not None:
        return b.name(binding.local.get(form, function_name(binding.macro.name, form)))
    name = ctx.module.functions.get((binding.template, binding.macro.name, form))
    if binding.template == ctx.module.facts.name:
        return b.name(name or function_name(binding.macro.name, form))
    template = ctx.module.program.templates[binding.template]
    return ctx.imported(template.module, macro_export(template, binding.macro.name, form))


# --- calls -------------------------------------------------------------------------------------------------


def print_call(node: nodes.Call, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    """`{{ macro() }}`, `{{ caller() }}`, `{{ super() }}`, `{{ self.title() }}`, `{{ loop(x) }}` where it stands."""
    from transpiler.lower.block_calls import print_self, print_super
    from transpiler.lower.loops import call_loop
    from transpiler.lower.printing import raw

    callee = node.node
    if isinstance(callee, nodes.Name):
        match ctx.scope.lookup(callee.name):
            case MacroBinding() as macro:
                return print_macro(node, macro, None, ctx)
            case CallerBinding() as caller:
                if caller.form == "markup" and ctx.form != "markup":  # in a region that is an HTML string
                    ctx.module.requests.add(Request(ctx.module.facts.name, "caller", caller.macro, "html"))
                code = caller_code(node, caller, ctx)
                if caller.form == "html" and ctx.form == "markup":
                    return (raw(b.obj({"__html": ir.Logical("??", code, b.string(""))}), ctx),)
                return (ir.Print(code),)
            case LoopBinding(loop):
                return (ir.Print(call_loop(node, loop, ctx).code),)
            case Value():
                return print_callback(node, ctx.value(callee), None, ctx)
        return print_super(node, ctx)
    assert isinstance(callee, nodes.Getattr)
    assert isinstance(callee.node, nodes.Name)
    binding = ctx.scope.lookup(callee.node.name)
    if isinstance(binding, ModuleBinding):
        macro_binding = _module_macro(callee.attr, binding, ctx)
        if macro_binding is None:
            return (ir.Print(_no_macro(node, callee.attr, binding, ctx).code),)
        return print_macro(node, macro_binding, None, ctx)
    return print_self(node, callee.attr, ctx)


def print_macro(
    node: nodes.Call, binding: MacroBinding, caller: ir.Expr | tuple[ir.Markup, ...] | None, ctx: LowerContext
) -> tuple[ir.Markup, ...]:
    """A macro call in the context's form; `caller` is the body of a call block."""
    if node.dyn_args is not None:
        from transpiler.lower.printing import print_value

        return print_value(node, _unpacked_call(node, binding, ctx), ctx)
    if (raised := _takes_too_many(node, binding.macro, ctx)) is not None:
        return (ir.Print(raised.code),)
    props = _props(node, binding, ctx)
    if props is None:
        return ()
    if not binding.macro.uses_caller:
        caller = None  # a parameter of that name alone takes it
    elif caller is None:
        caller = _handed_caller(node, binding.macro, ctx.form, ctx)
    if binding.macro.caller_text and caller is not None:
        assert not isinstance(caller, tuple)
        props.append(ir.Prop("caller", caller))
        caller = None
    if ctx.form == "markup" and not _runs_at_once(node, binding, ctx):
        children = caller if isinstance(caller, tuple) else ()
        function = caller if caller is not None and not isinstance(caller, tuple) else None
        component = ir.Component(macro_ref(binding, "markup", ctx), tuple(props), children, function)
        return with_edges(component, binding.macro.node.body, ctx)
    if caller is not None:
        value = as_value(caller, ctx) if isinstance(caller, tuple) else caller
        props.append(ir.Prop("children" if ctx.form == "markup" else "caller", value))
    return (ir.Print(_called(binding, ctx.form, props, ctx)),)


def _handed_caller(node: nodes.Call, macro: MacroFacts, form: Form, ctx: LowerContext) -> ir.Expr | None:
    """`inner(caller=caller)`: what a call without a call block gives for `caller()`."""
    given = next((item.value for item in node.kwargs if item.key == "caller"), None)
    if given is None or not macro.uses_caller:
        return None
    wanted = caller_form(macro, form)
    binding = ctx.scope.lookup(given.name) if isinstance(given, nodes.Name) else None
    if isinstance(binding, CallerBinding) and binding.form == wanted and binding.params == caller_params(macro) == ():
        return binding.code
    inner = ctx.function(wanted, callback=True)
    names = [inner.names.take(f"arg{index + 1}") for index, _ in enumerate(macro.caller_params)]
    args = (inner.dynamic(Value(b.name(name), type_)) for name, type_ in zip(names, caller_params(macro), strict=True))
    shown = ctx.call("callValue", ctx.code(given), *args)
    code = ctx.call({"markup": "text", "text": "plain", "html": "escape"}[wanted], shown)
    return ir.Arrow(tuple(ir.Parameter(b.pattern(name)) for name in names), code) if names else code


def _runs_at_once(node: nodes.Call, binding: MacroBinding, ctx: LowerContext) -> bool:
    """Whether the macro must be called as a function: as a component it would run later."""
    if binding.macro.effects or binding.local is not None:
        return True
    given = {name for part in (*node.args, *node.kwargs) for name in reads(part)}
    return ctx.changes(given | {prop.name for prop in binding.macro.reads})


def call_macro(node: nodes.Call, binding: MacroBinding, ctx: LowerContext) -> Value:
    """A macro call as a value: Markup under autoescaping, else a string (Jinja docs: Macros)."""
    if node.dyn_args is not None:
        return _unpacked_call(node, binding, ctx)
    if (raised := _takes_too_many(node, binding.macro, ctx)) is not None:
        return raised
    props = _props(node, binding, ctx)
    if props is None:
        return Value(b.UNDEFINED, UNKNOWN)
    caller = _handed_caller(node, binding.macro, "text" if ctx.form == "text" else "html", ctx)
    if caller is not None:
        props.append(ir.Prop("caller", caller))
    if ctx.form == "text":
        return Value(_called(binding, "text", props, ctx), STR)
    code = _called(binding, "html", props, ctx)
    return Value(b.obj({"__html": code}), HTML) if ctx.autoescape else Value(code, STR)


def _called(binding: MacroBinding, form: Form, props: list[ir.Prop | ir.Spread], ctx: LowerContext) -> ir.Expr:
    """A call of the macro's function, which has no parameter if there is nothing to hand to it."""
    macro = binding.macro
    takes = bool(macro.params or macro.uses_varargs or macro.uses_kwargs or macro.uses_caller)
    if binding.local is None:
        takes = takes or bool(macro.reads or macro.reads_globals or macro.reads_vars)
    ref = macro_ref(binding, form, ctx)
    return b.call(ref, _props_object(props)) if takes else b.call(ref)


def _props_object(props: list[ir.Prop | ir.Spread]) -> ir.Expr:
    return ir.ObjectExpr(
        tuple(ir.Entry(prop.name, prop.value) if isinstance(prop, ir.Prop) else prop for prop in props)
    )


def _unpacked_call(node: nodes.Call, binding: MacroBinding, ctx: LowerContext) -> Value:
    """`{{ m(*args) }}`: which parameter gets which value only the run knows, so the macro is called as a value."""
    from transpiler.lower.calls import named, positional

    function = macro_value(binding, node.node, ctx).code
    keywords = named(node, ctx)
    if keywords is None:
        return Value(ctx.call("callValue", function, *positional(node, ctx)), UNKNOWN)
    return Value(ctx.call("callNamed", function, b.array(*positional(node, ctx)), keywords), UNKNOWN)


def module_member(node: nodes.Getattr, binding: ModuleBinding, ctx: LowerContext) -> Value:
    """`forms.label`: a variable that an imported template sets at its top level."""
    template = ctx.module.program.templates[binding.template]
    macro = import_macro(template, node.attr, binding.with_context, ctx.module.program)
    if macro is not None:
        return macro_value(macro, node, ctx)
    return imported_variable(template, node.attr, node, ctx)


def imported_variable(template: TemplateFacts, name: str, node: nodes.Node, ctx: LowerContext) -> Value:
    """What is written out where an imported template sets it; Undefined for a name that it does not set."""
    constant = inherited_constants(template, ctx.module.program).get(name)
    if constant is not None:
        return ctx.value(constant)
    data = fixed_value(template, name, ctx)
    if data is not None:
        return data
    if name in stored_names(template.tree):
        ctx.report(
            "unsupported-value",
            node.span,
            f"`{name}` is read from an imported template",
            label="computed from names or calls",
            text="Variables of imported templates whose value is computed are not converted yet.",
        )
    return Value(b.UNDEFINED, MISSING)


def call_module_macro(node: nodes.Call, name: str, binding: ModuleBinding, ctx: LowerContext) -> Value:
    """`forms.field(...)` as a value."""
    macro = _module_macro(name, binding, ctx)
    return _no_macro(node, name, binding, ctx) if macro is None else call_macro(node, macro, ctx)


def _module_macro(name: str, binding: ModuleBinding, ctx: LowerContext) -> MacroBinding | None:
    program = ctx.module.program
    return import_macro(program.templates[binding.template], name, binding.with_context, program)


def _no_macro(node: nodes.Call, name: str, binding: ModuleBinding, ctx: LowerContext) -> Value:
    """A call of what an imported template does not define raises."""
    title = f"`{binding.template}` has no macro `{name}`"
    ctx.report("unknown-macro", node.span, title, label="not defined there", text="Calling it raises UndefinedError.")
    error = f"UndefinedError: the template '{binding.template}' does not export the requested name '{name}'"
    return Value(ctx.call("raise", b.string(error)), UNKNOWN)


def _takes_too_many(node: nodes.Call, macro: MacroFacts, ctx: LowerContext) -> Value | None:
    """What stands for a call with arguments that the macro does not take."""
    names = {param.name for param in macro.params}
    extra = len(node.args) > len(macro.params) and not macro.uses_varargs
    surplus = [item.key for item in node.kwargs if item.key not in names and item.key != "caller"]
    if not extra and (macro.uses_kwargs or not surplus):
        return None
    what = f"no keyword argument '{surplus[0]}'" if surplus else f"not more than {len(names)} argument(s)"
    error = f"TypeError: macro '{macro.name}' takes {what}"
    return ctx.raising(node.span, f"`{macro.name}` takes {what}", error, label="too many arguments")


def _props(node: nodes.Call, binding: MacroBinding, ctx: LowerContext) -> list[ir.Prop | ir.Spread] | None:
    """The props of a macro call: ambient values, what its body reads of the context, then the arguments."""
    macro = binding.macro
    props = props_around(binding, node, ctx)
    if props is None:
        return None
    names = [param.name for param in macro.params]
    given: dict[str, nodes.Expr] = dict(zip(names, node.args, strict=False))
    extra = node.args[len(names) :]
    surplus = [item for item in node.kwargs if item.key not in names and item.key != "caller"]
    given.update({item.key: item.value for item in node.kwargs if item.key in names})
    for param in macro.params:
        if param.name == "caller" and macro.uses_caller:
            continue
        if param.name in given:
            props.append(ir.Prop(prop_name(param.name), _argument(given[param.name], param, binding, ctx)))
        elif param.default is None and node.dyn_kwargs is None and not param.optional:
            missing = coerce(Value(b.UNDEFINED, MISSING), param.type, ctx)
            if missing is not None and missing != b.UNDEFINED:
                props.append(ir.Prop(prop_name(param.name), missing))
            elif not is_optional(param.type):
                wide = Widening(binding.template, macro.name, param.name, param.type, True)
                ctx.module.widenings[wide] = None
    if extra and macro.uses_varargs:
        props.append(ir.Prop("varargs", b.array(*(ctx.code(value) for value in extra))))
    unpacked = _unpacked(node.dyn_kwargs, [param for param in macro.params if param.name not in given], binding, ctx)
    props += unpacked[:1]
    if (surplus or unpacked) and macro.uses_kwargs:
        entries = [ir.Entry(item.key, ctx.code(item.value)) for item in surplus]
        props.append(ir.Prop("kwargs", ir.ObjectExpr((*unpacked[1:], *entries))))
    return props


def props_around(binding: MacroBinding, node: nodes.Node, ctx: LowerContext) -> list[ir.Prop | ir.Spread] | None:
    """What a macro's function takes besides the arguments: ambient values, what its body reads of the context."""
    macro = binding.macro
    if _reads_elsewhere(binding, ctx):
        ctx.report(
            "unsupported-value", node.span, f"`{macro.name}` reads variables that its template sets",
            label="they are not known here", hint="pass the values as arguments",
        )  # fmt: skip
        return None
    props: list[ir.Prop | ir.Spread] = []
    if binding.local is None:
        if macro.reads_globals or macro.reads_vars:
            props.append(ir.Prop("ctx", b.name("ctx")))
        # a macro sees the context of its template, not the loop it is called in
        with _context_of(binding, ctx):
            props += context_props(macro.reads, binding.template, node, ctx, macro=macro)
    return props


def _unpacked(
    kwargs: nodes.Expr | None, free: list[Param], binding: MacroBinding, ctx: LowerContext
) -> list[ir.Spread]:
    """`**kwargs`: those that are parameters of the macro, then (where it takes them) the others."""
    if kwargs is None:
        return []
    code = ctx.named(ctx.code(kwargs), "kwargs")
    for param in free:
        if not (isinstance(param.type, Unknown) and (param.optional or param.default is not None)):
            wide = Widening(binding.template, binding.macro.name, param.name, UNKNOWN, param.default is None)
            ctx.module.widenings[wide] = None
    names = b.array(*(b.string(param.name) for param in free))
    if not binding.macro.uses_kwargs:
        return [ir.Spread(ctx.call("keywords", code, names))]
    return [ir.Spread(ctx.call("known", code, names)), ir.Spread(ctx.call("others", code, names))]


def _context_of(binding: MacroBinding, ctx: LowerContext) -> AbstractContextManager[None]:
    """The names that the macro's body sees: none of the context if it was imported without."""
    if binding.template != ctx.module.facts.name and not binding.with_context:
        return ctx.seeing(Scope())
    return ctx.at_top() if _known_at_top(binding, ctx) else nullcontext()


def _known_at_top(binding: MacroBinding, ctx: LowerContext) -> bool:
    """Whether the macro is of this template, or of one that is imported at the top level alone."""
    facts = ctx.module.facts
    top = {id(node) for node in facts.tree.body}
    return binding.template == facts.name or all(
        id(node) in top
        for node in nodes.walk(facts.tree)
        if isinstance(node, nodes.Import | nodes.FromImport)
        and binding.template in facts.includes.get(node.span.start, ())
    )


def acts_like_undefined(default: nodes.Expr) -> bool:
    """`""` prints, tests and counts as Undefined does, so taking the default for `undefined` changes nothing."""
    return isinstance(default, nodes.Const) and default.value == ""


def _argument(node: nodes.Expr, param: Param, binding: MacroBinding, ctx: LowerContext) -> ir.Expr:
    wanted = callback_of(param.type)
    handed = None if wanted is None else hand_macro(node, wanted, ctx)
    if handed is not None:
        return handed
    around = ctx.scope.lookup(node.name) if isinstance(node, nodes.Name) else None
    if isinstance(around, LoopBinding) and (whole := loop_as(param.type, around, ctx)) is not None:
        return whole
    optional = param.optional or (param.default is not None and acts_like_undefined(param.default))
    to = Receiver(binding.template, binding.macro.name, param.name, param.type, optional)
    return fit(ctx.value(node), to, ctx)


# --- caller ------------------------------------------------------------------------------------------------


def lower_call_block(node: nodes.CallBlock, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    """`{% call(user) list_of(users) %}body{% endcall %}`: children, or a render prop where it takes arguments."""
    held = _held(node.call, ctx)
    binding = None if held is not None else _callee(node.call, ctx)
    if binding is None and node.defaults:
        report_defaults(node, ctx)
    if held is not None:
        return call_block(node, held, ctx)
    if binding is None or node.call.dyn_args is not None:
        return _call_unknown(node, ctx)
    if not (binding.macro.uses_caller or binding.macro.uses_kwargs or _declares_caller(binding.macro)):
        error = f"TypeError: macro '{binding.macro.name}' was invoked with two values for the special caller argument"
        title = f"the macro `{binding.macro.name}` does not use `caller`"
        return (ir.Print(ctx.raising(node.head, title, error, label="nothing takes this block").code),)
    if not node.args and binding.macro.caller_required:
        error = "TypeError: macro None takes not more than 0 argument(s)"
        title = f"`{binding.macro.name}` hands arguments to a call block that takes none"
        raised = ctx.raising(node.head, title, error, label="takes none").code
        return print_macro(node.call, binding, ir.Arrow((), raised), ctx)
    if not node.args and binding.macro.caller_text:
        with ctx.nested():
            inner = ctx.function(caller_form(binding.macro, ctx.form))
            value = as_value(lower_body(node.body, inner), inner)
            ctx.prelude.extend(inner.prelude)
            return print_macro(node.call, binding, value, ctx)
    if not node.args and not binding.macro.caller_params:
        with ctx.nested():
            inner = ctx.function()
            inner.container = _caller_alone(binding, ctx)
            body = lower_body(node.body, inner, trim=inner.container)
            if not inner.prelude:
                return print_macro(node.call, binding, body or (ir.Text(""),), ctx)
            ctx.prelude.extend(inner.prelude)
            return print_macro(node.call, binding, body or (ir.Text(""),), ctx)
    inner = ctx.function(caller_form(binding.macro, ctx.form), callback=True)
    params: list[ir.Parameter] = []
    types, macro = caller_params(binding.macro), binding.macro
    first_default = len(node.args) - len(node.defaults)
    for index, arg in enumerate(node.args):
        name = inner.names.take(arg.name)
        type_ = types[index] if index < len(types) else UNKNOWN
        default: ir.Expr | None = None
        if index >= max(first_default, macro.caller_required):
            if index in macro.caller_absent:
                report_defaults(node, ctx)
            type_ = macro.caller_params[index] if index < len(types) else UNKNOWN
            given = inner.value(node.defaults[index - first_default])
            default = coerce(given, type_, inner) or inner.dynamic(given)
        inner.scope.bind(arg.name, Value(b.name(name), type_))
        untyped = UNKNOWN if index >= len(types) else None
        params.append(ir.Parameter(b.pattern(name), untyped, default, optional=untyped is not None and default is None))
    inner.container = _caller_alone(binding, inner)
    value = as_value(lower_body(node.body, inner, trim=inner.container), inner)
    arrow = ir.Arrow(tuple(params), (*inner.prelude, ir.Return(value)) if inner.prelude else value)
    return print_macro(node.call, binding, arrow, ctx)


def report_defaults(node: nodes.CallBlock, ctx: LowerContext) -> None:
    """Say that nothing tells an argument that is left out from one that is Undefined."""
    ctx.report(
        "unsupported-call", node.span, "the arguments of this call block have defaults",
        label="what is called may pass Undefined", hint="let the macro pass every argument to `caller`",
    )  # fmt: skip


def _declares_caller(macro: MacroFacts) -> bool:
    return any(param.name == "caller" for param in macro.params)


def _call_unknown(node: nodes.CallBlock, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    """A call block on a value that may be a macro, or on Python's function: it gets the body as a function.

    What it returns is written as it is, whatever it is (`CodeGenerator.visit_CallBlock`).
    """
    from transpiler.lower.calls import is_pythons, named, positional
    from transpiler.lower.printing import print_value

    call = node.call
    inner = ctx.function("html", callback=True)
    params = []
    for arg in node.args:
        name = inner.names.take(arg.name)
        inner.scope.bind(arg.name, Value(b.name(name), UNKNOWN))
        params.append(ir.Parameter(b.pattern(name), UNKNOWN))
    text = string_markup(lower_body(node.body, inner))
    body = (*inner.prelude, ir.Return(text)) if inner.prelude else text
    caller: ir.Expr = ir.Arrow(tuple(params), body)
    if is_pythons(call, ctx):
        with ctx.nested():
            ctx.scope.bind(_BODY, Value(caller, UNKNOWN))
            keyword = nodes.Keyword("caller", nodes.Name(_BODY, "load", span=call.span), span=call.span)
            result = ctx.value(replace(call, kwargs=(*call.kwargs, keyword)))
        trusted = result if isinstance(result.type, Html) else Value(ctx.call("safe", ctx.dynamic(result)), HTML)
        return print_value(call, trusted, ctx)
    if not node.args:
        caller = b.call(caller) if inner.prelude else text
    keywords = named(call, ctx)
    rest = () if keywords is None else (ir.Spread(keywords),)
    entries = keywords.entries if isinstance(keywords, ir.ObjectExpr) else rest
    options = ir.ObjectExpr((*entries, ir.Entry("caller", caller)))
    shown = ctx.call("callNamed", ctx.code(call.node), b.array(*positional(call, ctx)), options)
    return print_value(call, Value(ctx.call("safe", shown), HTML), ctx)


_BODY = "a call block's body"
"""Stands for it among the arguments; no variable has such a name."""


def _caller_alone(binding: MacroBinding, ctx: LowerContext) -> bool:
    """Whether the macro shows its caller where spaces at its edges are never seen."""

    def is_caller(item: html.Node) -> bool:
        match item:
            case html.Hole(nodes.Call(node=nodes.Name(name="caller"))):
                return True
            case _:
                return False

    if ctx.form != "markup":
        return False
    return stands_alone(ctx.module.structure(binding.macro.node.body, "markup").children, is_caller)


def _held(node: nodes.Call, ctx: LowerContext) -> Value | None:
    """The parameter that holds the macro which is called."""
    if not isinstance(node.node, nodes.Name) or not isinstance(ctx.scope.lookup(node.node.name), Value):
        return None
    value = ctx.value(node.node)
    return None if callback_of(value.type) is None else value


def _callee(node: nodes.Call, ctx: LowerContext) -> MacroBinding | None:
    match node.node:
        case nodes.Name(name=name):
            binding = ctx.scope.lookup(name)
            return binding if isinstance(binding, MacroBinding) else None
        case nodes.Getattr(node=nodes.Name(name=name), attr=attr):
            module = ctx.scope.lookup(name)
            return _module_macro(attr, module, ctx) if isinstance(module, ModuleBinding) else None
        case _:
            return None
