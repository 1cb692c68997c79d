"""A visitor who forges the headers between the front and the app."""

from __future__ import annotations

import base64
import contextlib
import http.client
import json
import socket

from tests.e2e.recipe import Recipe
from tests.e2e.visitor import Visitor
from transpiler.bridge.capture import MIMETYPE

_FORGED = json.dumps({"template": "x", "props": {"forged": "forged-props"}})
_FORGERIES = (b"forged-props", b"evil.example", b"6.6.6.6")
_ATTEMPTS: tuple[dict[str, str], ...] = (
    {"X-Jinja2tsx-Page": base64.b64encode(_FORGED.encode()).decode()},
    {"X-Jinja2tsx-Page": "." + base64.b64encode(_FORGED.encode()).decode()},
    {"X-Jinja2tsx-Secret": "", "X-Jinja2tsx-Templates": "*"},
    {"X-Jinja2tsx-Secret": "x" * 32, "Accept": MIMETYPE},
    {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https", "X-Forwarded-For": "6.6.6.6"},
    {"Forwarded": "for=6.6.6.6;host=evil.example"},
    {"X-Middleware-Subrequest": "proxy:proxy:proxy:proxy:proxy"},
    {"X-Middleware-Rewrite": "/errors/404"},
)


def intrusions(app: str, front: str, recipe: Recipe) -> list[str]:
    """What forged headers bring about that the same visit without them does not; empty if nothing."""
    found = [*_led_astray(front), *_kept_by_caches(app, front, recipe), *_traced(app, front)]
    for path in recipe.start[:4]:
        for server, attempts in ((app, _templates(recipe)), (front, _ATTEMPTS)):
            plain = Visitor(server).get(path)
            for headers in attempts:
                visitor = Visitor(server, headers)
                answer = visitor.get(path)
                if any(word in heard for word in _FORGERIES for heard in visitor.heard):
                    found.append(f"{path}: {headers} is shown")
                if (answer.status, answer.path, answer.headers) != (plain.status, plain.path, plain.headers):
                    found.append(f"{path}: {headers} changes the answer to {answer.status} {answer.path}")
                if any(MIMETYPE.encode() in heard for heard in visitor.heard):
                    found.append(f"{path}: {headers} gets props")
    return found


def _kept_by_caches(app: str, front: str, recipe: Recipe) -> list[str]:
    """Pages that a cache between may give to others, though the app says that cookies make them differ."""
    found = []
    for path in recipe.start:
        varies = _headers(app, path).get("vary", "")
        answer = _headers(front, path)
        kept = answer.get("cache-control", "")
        page = answer.get("content-type", "").startswith("text/html")
        if page and "cookie" in varies.lower() and "cookie" not in answer.get("vary", "").lower():
            found += [f"{path}: caches may share it: {kept}"] if "public" in kept or "s-maxage" in kept else []
    return found


def _traced(app: str, front: str) -> list[str]:
    """TRACE, which `fetch` refuses to send on: the app's own refusal is shown."""
    statuses = [_answer(server, "/", "TRACE").status for server in (app, front)]
    return [f"TRACE is answered with {statuses[1]}, by the app with {statuses[0]}"] if len({*statuses}) > 1 else []


def _answer(server: str, path: str, method: str = "GET") -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection(server.removeprefix("http://"), timeout=20)
    connection.request(method, path)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer


def _headers(server: str, path: str) -> dict[str, str]:
    answer = _answer(server, path)
    return {name.lower(): ", ".join(answer.headers.get_all(name) or ()) for name in answer.headers}


def _led_astray(front: str) -> list[str]:
    """Whether a path can make the front ask another server, and show it the secret."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        other.settimeout(0.2)
        port = other.getsockname()[1]
        for path in (
            f"//127.0.0.1:{port}/",
            f"/\\127.0.0.1:{port}/",
            f"http://127.0.0.1:{port}/",
            f"/%2F127.0.0.1:{port}/",
        ):
            connection = http.client.HTTPConnection(front.removeprefix("http://"), timeout=20)
            connection.request("GET", path)
            connection.getresponse().read()
            connection.close()
            with contextlib.suppress(TimeoutError):
                other.accept()[0].close()
                return [f"the front asked another server for {path}"]
    return []


def _templates(recipe: Recipe) -> tuple[dict[str, str], ...]:
    """To the app itself: asking for props without the secret."""
    names = {"X-Jinja2tsx-Templates": "blog/index.html,index.html,catalogue.html"}
    return names, {**names, "X-Jinja2tsx-Secret": ""}, {**names, "X-Jinja2tsx-Secret": "0" * 32}
