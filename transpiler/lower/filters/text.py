"""Filters on text that every value takes a helper for: `{{ html|striptags }}` becomes `{striptags(html)}`."""

from transpiler import nodes
from transpiler.ir import build as b
from transpiler.lower.context import LowerContext, filter_rule
from transpiler.lower.filters.shared.arguments import autoescape_option, bind, options, trailing, unsupported
from transpiler.lower.filters.shared.text import TEXT_OR_HTML, plain, text_filter
from transpiler.lower.value import Value
from transpiler.types import HTML, INT, STR, Html, List


@filter_rule("striptags")
def lower_striptags(node: nodes.Filter, value: Value, ctx: LowerContext) -> Value:
    """Jinja docs: `striptags(value)`."""
    if bind(node, ctx) is None:
        return unsupported(ctx)
    return Value(ctx.call("striptags", ctx.dynamic(value)), STR)


@filter_rule("wordcount")
def lower_wordcount(node: nodes.Filter, value: Value, ctx: LowerContext) -> Value:
    """Jinja docs: `wordcount(s)`."""
    if bind(node, ctx) is None:
        return unsupported(ctx)
    return Value(ctx.call("wordcount", plain(value, ctx) or ctx.dynamic(value)), INT, natural=True)


@filter_rule("center")
def lower_center(node: nodes.Filter, value: Value, ctx: LowerContext) -> Value:
    """Jinja docs: `center(value, width=80)`."""
    args = bind(node, ctx, ("width",))
    if args is None:
        return unsupported(ctx)
    return text_filter(value, "center", ctx, *trailing(args.number("width")))


@filter_rule("wordwrap")
def lower_wordwrap(node: nodes.Filter, value: Value, ctx: LowerContext) -> Value:
    """Jinja docs: `wordwrap(s, width=79, break_long_words=True, wrapstring=None, break_on_hyphens=True)`."""
    args = bind(node, ctx, ("width", "break_long_words", "wrapstring", "break_on_hyphens"))
    if args is None:
        return unsupported(ctx)
    extra = options(
        break_long_words=args.truth("break_long_words"),
        wrapstring=args.text("wrapstring"),
        break_on_hyphens=args.truth("break_on_hyphens"),
    )
    rest = trailing(args.number("width"), *extra)
    return Value(ctx.call("wordwrap", ctx.dynamic(value), *rest), TEXT_OR_HTML)


@filter_rule("indent")
def lower_indent(node: nodes.Filter, value: Value, ctx: LowerContext) -> Value:
    """Jinja docs: `indent(s, width=4, first=False, blank=False)`; the width is a number of spaces or a text."""
    args = bind(node, ctx, ("width", "first", "blank"))
    if args is None:
        return unsupported(ctx)
    extra = options(first=args.truth("first"), blank=args.truth("blank"))
    width = args.value("width")
    typed = width is None or width.is_number or width.is_text
    given = None if width is None else width.code if typed else ctx.dynamic(width)
    rest = trailing(given, *extra)
    if value.is_text and typed:
        return Value(ctx.call("indent", value.code, *rest), STR)
    if isinstance(value.type, Html) and typed:
        return Value(ctx.call("indent", value.code, *rest), HTML)
    return Value(ctx.call("indent", ctx.dynamic(value), *rest), TEXT_OR_HTML)


@filter_rule("pprint")
def lower_pprint(node: nodes.Filter, value: Value, ctx: LowerContext) -> Value:
    """Jinja docs: `pprint(value)`."""
    if bind(node, ctx) is None:
        return unsupported(ctx)
    return Value(ctx.call("pprint", ctx.dynamic(value)), STR)


@filter_rule("urlencode")
def lower_urlencode(node: nodes.Filter, value: Value, ctx: LowerContext) -> Value:
    """Jinja docs: `urlencode(value)`; `encodeURIComponent` quotes other characters."""
    if bind(node, ctx) is None:
        return unsupported(ctx)
    return Value(ctx.call("urlencode", ctx.dynamic(value)), STR)


@filter_rule("urlize")
def lower_urlize(node: nodes.Filter, value: Value, ctx: LowerContext) -> Value:
    """Jinja docs: `urlize(value, trim_url_limit, nofollow, target, rel, extra_schemes)`."""
    args = bind(node, ctx, ("trim_url_limit", "nofollow", "target", "rel", "extra_schemes"))
    if args is None:
        return unsupported(ctx)
    policies = ctx.module.options.policies
    schemes = args.value("extra_schemes")
    if schemes is not None and not schemes.is_list_of_text:
        args.constant("extra_schemes")  # None is a literal, everything else is reported
        schemes = None
    elif schemes is None and policies.urlize_extra_schemes:
        given = (b.string(scheme) for scheme in policies.urlize_extra_schemes)
        schemes = Value(b.array(*given), List(STR))
    extra = options(
        trim_url_limit=args.number("trim_url_limit"),
        nofollow=args.truth("nofollow"),
        target=args.text("target") or (b.string(policies.urlize_target) if policies.urlize_target else None),
        rel=args.text("rel"),
        always=None if policies.urlize_rel == "noopener" else b.string(policies.urlize_rel or ""),
        extra_schemes=None if schemes is None else schemes.code,
        autoescape=autoescape_option(ctx),
    )
    return Value(ctx.call("urlize", ctx.dynamic(value), *extra), HTML if ctx.autoescape else TEXT_OR_HTML)


@filter_rule("xmlattr")
def lower_xmlattr(node: nodes.Filter, value: Value, ctx: LowerContext) -> Value:
    """Jinja docs: `xmlattr(d, autospace=True)`."""
    args = bind(node, ctx, ("autospace",))
    if args is None:
        return unsupported(ctx)
    extra = options(autospace=args.truth("autospace"), autoescape=autoescape_option(ctx))
    return Value(ctx.call("xmlattr", ctx.dynamic(value), *extra), HTML if ctx.autoescape else TEXT_OR_HTML)
