"""`{{ url_for("blog.show", id=post.id) }}` becomes `/blog/${post.id}`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

from transpiler import ir, nodes
from transpiler.facts import Route
from transpiler.ir import build as b
from transpiler.lower.calls import arguments
from transpiler.lower.context import LowerContext, global_rule
from transpiler.lower.value import Value
from transpiler.types import STR, Int, Number

_PARAMETER = re.compile(r"<(?:(?P<converter>[a-zA-Z_]\w*)(?:\((?P<args>.*?)\))?:)?(?P<name>[a-zA-Z_]\w*)>")
_SETTING = re.compile(r"<config\[(\w+)\]>")
_SPECIAL = ("_anchor", "_external", "_method", "_scheme")


@dataclass(frozen=True, slots=True)
class _UrlCall:
    """A url_for call taken apart: path values and what is left for the query."""

    values: dict[str, nodes.Expr]
    anchor: nodes.Expr | None
    external: nodes.Expr | None
    method: str | None
    scheme: nodes.Expr | None


@global_rule("url_for")
def lower_url_for(node: nodes.Call, ctx: LowerContext) -> Value:
    """Flask's `url_for(endpoint, **values)` and Starlette's `url_for(name, **path_params)`."""
    endpoint_node = node.args[0] if node.args else next((k.value for k in node.kwargs if k.key in _first(ctx)), None)
    endpoint = _constant_endpoint(endpoint_node, ctx)
    call = _take_apart(node, ctx)
    if endpoint is not None and call is not None:
        code = _known(endpoint, call, ctx)
        if code is not None:
            return Value(ir.UrlFor(endpoint, code), STR)
    if endpoint is not None and node.dyn_kwargs is None:
        ctx.report(
            "unknown-endpoint",
            node.span,
            f"no route is known for the endpoint `{endpoint}`",
            label="unknown endpoint",
            text="It becomes a call of `url_for` in lib/env.ts, which the app's team fills in.",
            hint="point --app at the code that registers the route",
        )
    else:
        ctx.report(
            "dynamic-endpoint",
            node.span,
            "the endpoint of this `url_for` is computed",
            label="computed endpoint",
            text="It becomes a call of `url_for` in lib/env.ts, which the app's team fills in.",
        )
    return Value(ir.UrlFor(endpoint, b.call(ctx.env("url_for", "global"), *arguments(node, ctx))), STR)


def _first(ctx: LowerContext) -> tuple[str, ...]:
    """What the first parameter is called, in Flask and in Starlette."""
    return ("name",) if ctx.module.program.app.framework == "starlette" else ("endpoint",)


def _constant_endpoint(node: nodes.Expr | None, ctx: LowerContext) -> str | None:
    if not isinstance(node, nodes.Const) or not isinstance(node.value, str):
        return None
    return ctx.module.program.app.endpoint(ctx.module.facts.name, node.value)


def _take_apart(node: nodes.Call, ctx: LowerContext) -> _UrlCall | None:
    if node.dyn_args is not None or node.dyn_kwargs is not None or len(node.args) > 1:
        return None
    first = () if node.args else _first(ctx)
    keywords = {item.key: item.value for item in node.kwargs if item.key not in first}
    method = keywords.get("_method")
    if method is not None and not (isinstance(method, nodes.Const) and isinstance(method.value, str)):
        return None
    values = {key: value for key, value in keywords.items() if key not in _SPECIAL}
    return _UrlCall(
        values,
        keywords.get("_anchor"),
        keywords.get("_external"),
        method.value if isinstance(method, nodes.Const) and isinstance(method.value, str) else None,
        keywords.get("_scheme"),
    )


def _known(endpoint: str, call: _UrlCall, ctx: LowerContext) -> ir.Expr | None:
    app = ctx.module.program.app
    routes = app.routes.get(endpoint, [])
    if not routes and endpoint == "static":
        routes = [Route("static", f"{app.static_url_path}/<path:filename>", {"filename": "path"})]
    fitting = [route for route in routes if route.exact and _fits(route, call)]
    if not fitting:
        return None
    route = max(fitting, key=lambda item: len(item.converters))
    starlette = app.framework == "starlette"
    parts, used = _path(route, call, ctx)
    extra = {key: value for key, value in call.values.items() if key not in used and key not in route.defaults}
    if extra and starlette:
        return None
    if extra:
        parts += _query(extra, ctx)
    if call.anchor is not None:
        parts += ["#", _quoted(ctx.value(call.anchor), _ANCHOR_SAFE, "quoteAnchor", ctx)]
    return _absolute(b.template(*parts), call, ctx)


def _fits(route: Route, call: _UrlCall) -> bool:
    if call.method is not None and call.method not in route.methods:
        return False
    return all(name in call.values or name in route.defaults for name in route.converters)


def _path(route: Route, call: _UrlCall, ctx: LowerContext) -> tuple[list[str | ir.Expr], set[str]]:
    parts: list[str | ir.Expr] = []
    used: set[str] = set()
    end = 0
    for match in _PARAMETER.finditer(route.rule):
        parts += _fixed(route.rule[end : match.start()], ctx)
        end = match.end()
        name = match["name"]
        used.add(name)
        if name in call.values:
            part = _parameter(call.values[name], match["converter"] or "string", ctx)
            parts.append(_below_mount(part, ctx) if route.mounted else part)
        else:
            parts.append(str(route.defaults[name]))
    parts += _fixed(route.rule[end:], ctx)
    return parts, used


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


def _absolute(path: ir.Expr, call: _UrlCall, ctx: LowerContext) -> ir.Expr | None:
    if call.scheme is not None:
        return None
    match call.external:
        case None | nodes.Const(value=None | False):
            return path
        case nodes.Const(value=True) if "origin" in ctx.module.program.globals.fields:
            return b.template(b.member(b.name("ctx"), "globals", "origin"), path)
        case _:
            return None
