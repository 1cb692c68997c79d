"""Flask behind the Next.js front: `PropsBridge(app, "web/jinja2tsx.json")`, after the app is set up."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from .capture import MIMETYPE, Asked, asking, is_document, watch
from .page import Pages
from .trust import Front, front_of, secret_of

_HTML = ("text/html", "application/xhtml+xml")
_OF_THE_BODY = frozenset({"content-type", "content-length", "etag", "last-modified"})


class PropsBridge:
    """Sends props instead of pages to the front, which shows the secret; every other answer is the app's own.

    `manifest` is the `jinja2tsx.json` that `jinja2tsx migrate` wrote; `secret` is that of the front, by default the
    environment variable `JINJA2TSX_SECRET`. Raises `BridgeError` if either is missing.
    """

    def __init__(self, app: Any, manifest: str | Path, secret: str | None = None) -> None:
        self._secret = secret_of(secret)
        self._next = app.wsgi_app
        watch(app.jinja_env, Pages.load(manifest))
        app.wsgi_app = self

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """One request."""
        names = [key for key in environ if key.startswith("HTTP_X_")]
        headers = {key[5:].replace("_", "-").lower(): environ[key] for key in names}
        front = front_of(headers, self._secret)
        for key in names:
            if key.startswith("HTTP_X_JINJA2TSX_"):
                del environ[key]
        if front is not None:
            _believe(environ, front)
        if front is None or front.asked is None:
            found: Iterable[bytes] = self._next(environ, start_response)
            return found
        return self._props(environ, start_response, front.asked)

    def __getattr__(self, name: str) -> Any:
        """What the app reads of its own `wsgi_app`, which may be a middleware with attributes."""
        return getattr(object.__getattribute__(self, "_next"), name)

    def _props(self, environ: dict[str, Any], start_response: Callable[..., Any], asked: Asked) -> Iterable[bytes]:
        started: list[Any] = []

        def hold(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Callable[[bytes], None]:
            started[:] = [status, headers, exc_info]
            return written.append

        written: list[bytes] = []
        with asking(asked):
            body = self._next(environ, hold)
        if not started or not asked.shown or written or not _is_page(started[1]):
            return _passed(body, started, written, start_response)
        try:
            content = b"".join(body)
        finally:
            _close(body)
        payload = asked.answer(content) if is_document(content) else None
        headers = started[1]
        if payload is not None:
            content = payload
            headers = [(name, value) for name, value in headers if name.lower() not in _OF_THE_BODY]
            headers += [("Content-Type", MIMETYPE), ("Content-Length", str(len(content)))]
        start_response(started[0], headers, started[2]) if started[2] else start_response(started[0], headers)
        return [content]


def _believe(environ: dict[str, Any], front: Front) -> None:
    """The address the visitor used, which the front knows."""
    if front.host:
        environ["HTTP_HOST"] = front.host
        name, _, port = front.host.rpartition(":") if front.host[-1:].isdigit() else (front.host, "", "")
        environ["SERVER_NAME"] = name or front.host
        environ["SERVER_PORT"] = port or ("443" if front.scheme == "https" else "80")
    if front.scheme:
        environ["wsgi.url_scheme"] = front.scheme
    if front.client:
        environ["REMOTE_ADDR"] = front.client


def _is_page(headers: list[tuple[str, str]]) -> bool:
    known = {name.lower(): value for name, value in headers}
    return known.get("content-type", "").startswith(_HTML) and "content-encoding" not in known


def _passed(
    body: Iterable[bytes], started: list[Any], written: list[bytes], start_response: Callable[..., Any]
) -> Iterable[bytes]:
    """The app's own answer, piece by piece; the app may start it as late as with the first piece."""
    try:
        pieces = iter(body)
        first = next(pieces, None)
        status, headers, exc_info = started
        write = start_response(status, headers, exc_info) if exc_info else start_response(status, headers)
        for piece in written:
            write(piece)
        if first is not None:
            yield first
        yield from pieces
    finally:
        _close(body)


def _close(body: Iterable[bytes]) -> None:
    close = getattr(body, "close", None)
    if close is not None:
        close()
