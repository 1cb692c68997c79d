"""FastAPI's side of `api.py`, which `jinja2tsx migrate --api` writes: `await page(request, template, prefix)`."""

from __future__ import annotations

from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from .answers import CONDITIONAL, answer_of
from .capture import Asked, asking, watch
from .page import Pages

_KEPT = frozenset({"type", "asgi", "http_version", "method", "scheme", "query_string", "root_path", "client", "server"})
"""What the server says of a request; the rest of a scope is what the app made of it."""


def watch_pages(manifest: str | Path, *templates: Any) -> None:
    """Listen to what the app's `Jinja2Templates` render. Raises `BridgeError` for a manifest that cannot be read."""
    pages = Pages.load(manifest)
    for one in templates:
        watch(getattr(one, "env", one), pages)


async def page(request: Request, template: str, prefix: str) -> Any:
    """The props of the page whose path is the request's own without `prefix`; a `Response` where there are none.

    Redirects, files and the like are the view's own answer. Cookies that the page would set are left out: a message
    shown once stays for the page that shows it.
    """
    asked = Asked(frozenset({template}))
    start: MutableMapping[str, Any] = {}
    pieces: list[bytes] = []

    async def keep(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            start.update(message)
        elif message["type"] == "http.response.body":
            pieces.append(message.get("body", b""))

    with asking(asked):
        await request.app(_scope(request, prefix), request.receive, keep)
    body = b"".join(pieces)
    answer = Response(body, start["status"])
    answer.raw_headers = list(start["headers"])
    found = answer_of(asked, answer.status_code, answer.headers.get("content-type", ""), body)
    if found is None:
        return answer
    status, props = found
    return props if status < 400 and "error" not in props else JSONResponse(props, status)


def _scope(request: Request, prefix: str) -> MutableMapping[str, Any]:
    scope = request.scope
    kept: MutableMapping[str, Any] = {key: scope[key] for key in _KEPT if key in scope}
    if "app_root_path" in scope:
        kept["root_path"] = scope["app_root_path"]
    root = kept.get("root_path", "")
    path = root + scope["path"].removeprefix(root).removeprefix(prefix)
    headers = [(name, value) for name, value in scope["headers"] if name.decode("latin-1") not in CONDITIONAL]
    return {**kept, "path": path, "raw_path": path.encode("utf-8"), "headers": headers}
