"""Starlette and FastAPI behind the Next.js front: `PropsBridge(app, "web/jinja2tsx.json", templates)`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from pathlib import Path
from typing import Any, TypeAlias

from .capture import MIMETYPE, Asked, asking, is_document, watch
from .page import Pages
from .trust import Front, front_of, secret_of

_Message: TypeAlias = MutableMapping[str, Any]
_Receive: TypeAlias = Callable[[], Awaitable[_Message]]
_Send: TypeAlias = Callable[[_Message], Awaitable[None]]
_App: TypeAlias = Callable[[_Message, _Receive, _Send], Awaitable[None]]

_HTML = (b"text/html", b"application/xhtml+xml")
_OF_THE_BODY = frozenset({b"content-type", b"content-length", b"etag", b"last-modified"})
_OURS = b"x-jinja2tsx-"


class PropsBridge:
    """Sends props instead of pages to the front, which shows the secret; every other answer is the app's own.

    `templates` are the app's `Jinja2Templates` (or environments); `manifest` is the `jinja2tsx.json` that
    `jinja2tsx migrate` wrote; `secret` is that of the front, by default the environment variable `JINJA2TSX_SECRET`.
    Raises `BridgeError` if either is missing. Make it before the app serves its first request.
    """

    def __init__(self, app: Any, manifest: str | Path, *templates: Any, secret: str | None = None) -> None:
        if not templates:
            raise TypeError("PropsBridge needs the app's templates: PropsBridge(app, manifest, templates)")
        chosen = secret_of(secret)
        pages = Pages.load(manifest)
        for one in templates:
            watch(getattr(one, "env", one), pages)
        app.add_middleware(_Middleware, secret=chosen)


class _Middleware:
    """One request after the other; `app` is what Starlette puts below."""

    def __init__(self, app: _App, secret: str) -> None:
        self._app = app
        self._secret = secret

    async def __call__(self, scope: _Message, receive: _Receive, send: _Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        front = front_of(headers, self._secret)
        kept = [(name, value) for name, value in scope["headers"] if not name.startswith(_OURS)]
        scope = {**scope, "headers": kept}
        if front is not None:
            _believe(scope, front)
        if front is None or front.asked is None:
            await self._app(scope, receive, send)
            return
        with asking(front.asked):
            await self._app(scope, receive, _Answer(front.asked, send))


class _Answer:
    """`send` of one request: holds a page back until it is whole."""

    def __init__(self, asked: Asked, send: _Send) -> None:
        self._asked = asked
        self._send = send
        self._start: _Message | None = None
        self._body = b""

    async def __call__(self, message: _Message) -> None:
        if message["type"] == "http.response.start" and self._asked.shown and _is_page(message["headers"]):
            self._start = message
        elif message["type"] == "http.response.body" and self._start is not None:
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._finish(self._start)
        else:
            await self._send(message)

    async def _finish(self, start: _Message) -> None:
        content = self._asked.answer(self._body) if is_document(self._body) else None
        if content is None:
            content = self._body
        else:
            headers = [(name, value) for name, value in start["headers"] if name.lower() not in _OF_THE_BODY]
            headers += [(b"content-type", MIMETYPE.encode()), (b"content-length", str(len(content)).encode())]
            start = {**start, "headers": headers}
        await self._send(start)
        await self._send({"type": "http.response.body", "body": content})


def _believe(scope: _Message, front: Front) -> None:
    """The address the visitor used, which the front knows."""
    if front.host:
        others = [(name, value) for name, value in scope["headers"] if name != b"host"]
        scope["headers"] = [(b"host", front.host.encode("latin-1")), *others]
    if front.scheme:
        secure = front.scheme in ("https", "wss")
        scope["scheme"] = ("wss" if secure else "ws") if scope["type"] == "websocket" else front.scheme
    if front.client:
        scope["client"] = (front.client, 0)


def _is_page(headers: list[tuple[bytes, bytes]]) -> bool:
    known = {name.lower(): value for name, value in headers}
    return known.get(b"content-type", b"").startswith(_HTML) and b"content-encoding" not in known
