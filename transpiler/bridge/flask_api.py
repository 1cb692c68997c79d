"""Flask's side of `api.py`, which `jinja2tsx migrate --api` writes: `page(template, prefix)` in an endpoint."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from flask import Response, current_app, jsonify, request

from .answers import CONDITIONAL, answer_of
from .capture import Asked, asking, watch
from .page import Pages

_ADDRESS = frozenset({"RAW_URI", "REQUEST_URI", "werkzeug.request"})


def watch_pages(app: Any, manifest: str | Path) -> None:
    """Listen to what the app renders. Raises `BridgeError` for a manifest that cannot be read."""
    watch(app.jinja_env, Pages.load(manifest))


def page(template: str, prefix: str) -> Any:
    """The props of the page whose path is the request's own without `prefix`; a `Response` where there are none.

    Redirects, files and the like are the view's own answer. Cookies that the page would set are left out: a message
    shown once stays for the page that shows it.
    """
    dropped = {f"HTTP_{name.upper().replace('-', '_')}" for name in CONDITIONAL} | _ADDRESS
    environ = {key: value for key, value in request.environ.items() if key not in dropped}
    environ |= {"PATH_INFO": environ["PATH_INFO"].removeprefix(prefix), "REQUEST_METHOD": "GET"}
    asked = Asked(frozenset({template}))
    with asking(asked):
        answer = Response.from_app(current_app.wsgi_app, environ, buffered=True)
    found = answer_of(asked, answer.status_code, answer.mimetype or "", answer.get_data())
    if found is None:
        return answer
    status, props = found
    if status < 400 and "error" not in props:
        return props
    response = jsonify(props)
    response.status_code = status
    return response
