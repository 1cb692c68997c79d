"""`{{ url_for("blog.show", id=post.id) }}` becomes `/blog/${post.id}`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import combinations
from urllib.parse import quote

from transpiler import ir, nodes
from transpiler.analyze.links import Link, endpoint_of, find_link
from transpiler.facts import Route, Setting
from transpiler.ir import build as b
from transpiler.lower.calls import call_recorded
from transpiler.lower.context import LowerContext, global_rule
from transpiler.lower.value import Value
from transpiler.types import STR, Int, NoneType, Number, Type, Unknown, members

_PARAMETER = re.compile(r"<(?:(?P<converter>[a-zA-Z_]\w*)(?:\((?P<args>.*?)\))?:)?(?P<name>[a-zA-Z_]\w*)>")
_SETTING = re.compile(r"<config\[(\w+)\]>")


@global_rule("url_for")
def lower_url_for(node: nodes.Call, ctx: LowerContext) -> Value:
    """Flask's `url_for(endpoint, **values)` and Starlette's `url_for(name, **path_params)`."""
    app, template = ctx.module.program.app, ctx.module.facts.name
    link = find_link(node, app, template)
    if link is not None:
        return Value(ir.UrlFor(link.endpoint, _routed(node, frozenset(), frozenset(), ctx)), STR)
    endpoint = endpoint_of(node, app, template)
    if endpoint is not None and endpoint not in app.routes:
        ctx.report(
            "unknown-endpoint",
            node.span,
            f"no route is known for the endpoint `{endpoint}`",
            label="unknown endpoint",
            text="Python makes the link and sends it.",
            hint="point --app at the code that registers the route",
        )
    globals_ = ctx.module.program.globals
    function = Value(b.member(b.name("ctx"), "globals", "url_for"), globals_.fields["url_for"].type)
    return Value(ir.UrlFor(endpoint, call_recorded(node, function, ctx).code), STR)


def _routed(node: nodes.Call, dropped: frozenset[str], kept: frozenset[str], ctx: LowerContext) -> ir.Expr:
    """The link where the arguments `dropped` are None or a route's default, and those of `kept` are neither."""
    app, template = ctx.module.program.app, ctx.module.facts.name
    link = find_link(node, app, template, dropped)
    assert link is not None, "only names that a route can do without are dropped"
    shorter: dict[str, ir.Expr | None] = {}
    for name in link.route.converters:
        if name not in link.values or name in kept or app.framework == "starlette":
            continue
        found = find_link(node, app, template, dropped | {name})
        usual = None if found is None else _usual(found.route, link, name, ctx)
        if found is not None and (usual is not None or _may_be_none(ctx.value(link.values[name]).type)):
            shorter[name] = usual
    combinations_ = [frozenset(some) for count in range(len(shorter)) for some in combinations(shorter, count + 1)]
    if all(_is_cut(node, link, names, dropped, ctx) for names in combinations_):
        return _written(link, shorter, ctx)
    for name, usual in shorter.items():
        value = ctx.value(link.values[name])
        code = ctx.named(value.code, name)
        tests = [b.equal(code, b.NULL)] if _may_be_none(value.type) else []
        tests += [] if usual is None else [b.equal(code, usual)]
        test = tests[0] if len(tests) == 1 else ir.Logical("||", *tests)
        return b.conditional(
            test, _routed(node, dropped | {name}, kept, ctx), _routed(node, dropped, kept | {name}, ctx)
        )
    return _written(link, {}, ctx)


def _usual(route: Route, link: Link, name: str, ctx: LowerContext) -> ir.Expr | None:
    """The default for which werkzeug takes `route` and not that of `link`, where a value of this type may equal it."""
    if name not in route.defaults or route.rank >= link.route.rank:
        return None
    value = ctx.value(link.values[name])
    constant = isinstance(link.values[name], nodes.Const)
    match route.defaults[name]:
        case Setting(key) if not value.is_number:
            return b.member(b.name("ctx"), "globals", "config", key)
        case str(text) if not value.is_number and not constant:
            return b.string(text)
        case int(number) if not value.is_text and not constant:
            return ir.Num(number)
        case _:
            return None


def _is_cut(node: nodes.Call, link: Link, names: frozenset[str], dropped: frozenset[str], ctx: LowerContext) -> bool:
    """Whether the route without some parameters is that of `link`, cut, with the defaults that each has alone."""
    shorter = find_link(node, ctx.module.program.app, ctx.module.facts.name, dropped | names)
    if shorter is None or shorter.route.rule == link.route.rule:
        return False
    usual = {name: shorter.route.defaults.get(name) for name in names}
    alone = {
        name: found.route.defaults.get(name)
        for name in names
        if (found := find_link(node, ctx.module.program.app, ctx.module.facts.name, dropped | {name})) is not None
    }
    return shorter.route.rule == _without(names, link.route.rule) and usual == alone


def _may_be_none(type_: Type) -> bool:
    return any(isinstance(member, NoneType | Unknown) for member in members(type_))


def _without(names: frozenset[str], rule: str) -> str:
    """A rule without some parameters and the slashes before them."""
    return re.sub(rf"/{_PARAMETER.pattern}", lambda found: "" if found["name"] in names else found[0], rule)


def _written(link: Link, optional: Mapping[str, ir.Expr | None], ctx: LowerContext) -> ir.Expr:
    parts = _path(link, optional, ctx)
    if link.query:
        parts += _query(link.query, ctx)
    if link.anchor is not None:
        parts.append(_anchor(ctx.value(link.anchor), ctx))
    path = b.template(*parts)
    return b.template(b.member(b.name("ctx"), "globals", "origin"), path) if link.external else path


def _anchor(value: Value, ctx: LowerContext) -> str | ir.Expr:
    """`#top`; nothing for `None`."""
    anchor = b.template("#", _quoted(value, _ANCHOR_SAFE, "quoteAnchor", ctx))
    if not _may_be_none(value.type):
        return anchor
    return b.conditional(b.equal(ctx.named(value.code, "anchor"), b.NULL), b.string(""), anchor)


def _path(link: Link, optional: Mapping[str, ir.Expr | None], ctx: LowerContext) -> list[str | ir.Expr]:
    """The path; a value of `optional` is left out with the slash before it where it is None or what stands there."""
    route = link.route
    parts: list[str | ir.Expr] = []
    end = 0
    for match in _PARAMETER.finditer(route.rule):
        name = match["name"]
        fixed = route.rule[end : match.start()]
        end = match.end()
        if name in optional:
            parts += _fixed(fixed.removesuffix("/"), ctx)
            usual = optional[name]
            arguments = (ctx.code(link.values[name]), *(() if usual is None else (usual,)))
            parts.append(ctx.call("segment", *arguments))
            continue
        parts += _fixed(fixed, ctx)
        if name in link.values:
            part = _parameter(link.values[name], match["converter"] or "string", ctx)
            parts.append(_below_mount(part, ctx) if route.mounted else part)
        else:
            parts += _default(route.defaults[name], ctx)
    return parts + _fixed(route.rule[end:], ctx)


def _default(value: object, ctx: LowerContext) -> list[str | ir.Expr]:
    """What a default writes into the path."""
    if isinstance(value, Setting):
        return [b.call(ctx.helper("quotePath"), b.member(b.name("ctx"), "globals", "config", value.key))]
    return [quote(str(value), safe=_PATH_SAFE)]


def _fixed(text: str, ctx: LowerContext) -> list[str | ir.Expr]:
    """A part of a rule without parameters: the settings in it are read from `ctx.globals.config`."""
    parts: list[str | ir.Expr] = []
    pieces = _SETTING.split(text)
    for index, piece in enumerate(pieces):
        if index % 2:
            value = b.member(b.name("ctx"), "globals", "config", piece)
            if pieces[index - 1].endswith("/"):
                value = b.call(ctx.helper("lstrip"), value, b.string("/"))
            if pieces[index + 1].startswith("/"):
                value = b.call(ctx.helper("rstrip"), value, b.string("/"))
            parts.append(b.call(ctx.helper("quotePath"), value))
        elif piece:
            parts.append(piece)
    return parts


_PATH_SAFE = "!$&'()*+,/:;=@"
_ANCHOR_SAFE = "%!#$&'()*+,/:;=?@"
_QUERY_SAFE = "!$'()*,/:;?@ "
"""What werkzeug leaves as it is, beside letters, digits and `_.-~`."""


def _parameter(node: nodes.Expr, converter: str, ctx: LowerContext) -> str | ir.Expr:
    value = ctx.value(node)
    if isinstance(value.type, Int) and converter not in ("float", "uuid"):
        return value.code if not isinstance(value.code, ir.Num) else str(value.code.value)
    if ctx.module.program.app.framework == "starlette" or (
        converter in ("int", "float", "uuid") and (value.is_number or value.is_text)
    ):
        return ctx.text(value)
    return _quoted(value, _PATH_SAFE, "quotePath", ctx)


def _below_mount(path: str | ir.Expr, ctx: LowerContext) -> str | ir.Expr:
    """Starlette's `Mount.url_path_for` strips the slashes at the start of `path`."""
    match path:
        case str():
            return path.lstrip("/")
        case ir.Str():
            return path.value.lstrip("/")
        case _:
            return b.call(ctx.helper("lstrip"), path, b.string("/"))


def _quoted(value: Value, safe: str, helper: str, ctx: LowerContext) -> str | ir.Expr:
    if isinstance(value.code, ir.Str):
        return quote(value.code.value, safe=safe)
    return b.call(ctx.helper(helper), ctx.dynamic(value))


def _query(extra: dict[str, nodes.Expr], ctx: LowerContext) -> list[str | ir.Expr]:
    """The query string: written out where every value is a constant text or an int, else by `query(...)`."""
    values = {key: ctx.value(node) for key, node in extra.items()}
    if not all(isinstance(value.code, ir.Str) or isinstance(value.type, Int | Number) for value in values.values()):
        pairs = {key: ctx.dynamic(value) for key, value in values.items()}
        return [b.call(ctx.helper("query"), b.obj(pairs))]
    parts: list[str | ir.Expr] = []
    for key, value in values.items():
        parts.append(f"{'&' if parts else '?'}{quote(key, safe=_QUERY_SAFE).replace(' ', '+')}=")
        if isinstance(value.code, ir.Str):
            parts.append(quote(value.code.value, safe=_QUERY_SAFE).replace(" ", "+"))
        else:
            parts.append(value.code if not isinstance(value.code, ir.Num) else str(value.code.value))
    return parts
