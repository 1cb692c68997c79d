"""`{{ url_for("blog.show", id=post.id) }}` becomes `/blog/${post.id}`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from transpiler import ir, nodes
from transpiler.facts import Route
from transpiler.ir import build as b
from transpiler.lower.calls import arguments
from transpiler.lower.context import LowerContext, global_rule
from transpiler.lower.value import Value
from transpiler.types import STR, Int

_PARAMETER = re.compile(r"<(?:(?P<converter>[a-zA-Z_]\w*)(?:\((?P<args>.*?)\))?:)?(?P<name>[a-zA-Z_]\w*)>")
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
    endpoint_node = ctx.argument(node, 0, "endpoint") or ctx.argument(node, 0, "name")
    endpoint = _constant_endpoint(endpoint_node, ctx)
    call = _take_apart(node)
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


def _constant_endpoint(node: nodes.Expr | None, ctx: LowerContext) -> str | None:
    if not isinstance(node, nodes.Const) or not isinstance(node.value, str):
        return None
    endpoint = node.value
    if not endpoint.startswith("."):
        return endpoint
    sites = ctx.module.program.app.call_sites.get(ctx.module.facts.name, [])
    blueprints = {site.blueprint for site in sites}
    if len(blueprints) == 1:
        blueprint = next(iter(blueprints))
        return f"{blueprint}{endpoint}" if blueprint else endpoint[1:]
    matches = [name for name in ctx.module.program.app.routes if name.endswith(endpoint)]
    return matches[0] if len(matches) == 1 else endpoint


def _take_apart(node: nodes.Call) -> _UrlCall | None:
    if node.dyn_args is not None or node.dyn_kwargs is not None or len(node.args) > 1:
        return None
    keywords = {item.key: item.value for item in node.kwargs if item.key not in ("endpoint", "name")}
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
    fitting = [route for route in routes if _fits(route, call)]
    if not fitting:
        return None
    route = max(fitting, key=lambda item: len(item.converters))
    starlette = app.framework == "starlette"
    parts, used = _path(route, call, ctx)
    extra = {key: value for key, value in call.values.items() if key not in used and key not in route.defaults}
    if extra and starlette:
        return None
    if extra:
        pairs = {key: ctx.dynamic(ctx.value(value)) for key, value in extra.items()}
        parts.append(b.call(ctx.helper("query"), b.obj(pairs)))
    if call.anchor is not None:
        parts += ["#", _quoted(call.anchor, ctx, path=False)]
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
        parts.append(route.rule[end : match.start()])
        end = match.end()
        name = match["name"]
        used.add(name)
        if name in call.values:
            parts.append(_parameter(call.values[name], match["converter"] or "string", ctx))
        else:
            parts.append(str(route.defaults[name]))
    parts.append(route.rule[end:])
    return parts, used


def _parameter(node: nodes.Expr, converter: str, ctx: LowerContext) -> str | ir.Expr:
    value = ctx.value(node)
    if isinstance(value.type, Int) and converter in ("int", "string", "default"):
        return value.code if not isinstance(value.code, ir.Num) else str(value.code.value)
    if isinstance(value.code, ir.Str):
        return quote_path(value.code.value, slash=converter == "path")
    if converter in ("int", "float", "uuid"):
        return ctx.text(value) if value.is_number or value.is_text else _call_quote(value, ctx, path=False)
    return _call_quote(value, ctx, path=converter == "path")


def _quoted(node: nodes.Expr, ctx: LowerContext, *, path: bool) -> str | ir.Expr:
    value = ctx.value(node)
    if isinstance(value.code, ir.Str):
        return quote_path(value.code.value, slash=path)
    return _call_quote(value, ctx, path=path)


def _call_quote(value: Value, ctx: LowerContext, *, path: bool) -> ir.Expr:
    return b.call(ctx.helper("quotePath" if path else "quote"), ctx.text(value))


_SAFE = re.compile(r"[A-Za-z0-9\-._~!$'()*+,;:@&=]")


def quote_path(text: str, *, slash: bool) -> str:
    """werkzeug's quoting of a constant path part; `slash` keeps `/` (the `path` converter)."""
    return "".join(
        character
        if _SAFE.match(character) or (slash and character == "/")
        else "".join(f"%{byte:02X}" for byte in character.encode())
        for character in text
    )


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
