"""Starlette behind the front: who gets props, and what stays as it is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jinja2
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import StreamingResponse
from starlette.routing import Route
from starlette.templating import Jinja2Templates
from starlette.testclient import TestClient

from transpiler.bridge.capture import MIMETYPE
from transpiler.bridge.starlette import PropsBridge

SECRET = "a secret that is long enough"
CONTRACT = {"root": {"kind": "object", "name": "Page"}, "defs": {
    "Page": {"fields": {"user": {"type": {"kind": "object", "name": "User"}}}},
    "User": {"fields": {"name": {"type": "text"}}},
}}  # fmt: skip
ASK = {"X-Jinja2tsx-Secret": SECRET, "X-Jinja2tsx-Templates": "page.html"}


class User:
    name = "Ann"
    password_hash = "hash-of-ann"


@pytest.fixture(params=[False, True], ids=["sync", "async"])
def client(request: pytest.FixtureRequest, tmp_path: Path) -> TestClient:
    loader = jinja2.DictLoader({"page.html": "<html>{{ user.name }}</html>"})
    templates = Jinja2Templates(env=jinja2.Environment(loader=loader, autoescape=True))

    async def page(request: Request) -> Any:
        answer = templates.TemplateResponse(request, "page.html", {"user": User()}, status_code=202)
        answer.set_cookie("seen", "1")
        return answer

    def threaded(request: Request) -> Any:
        return templates.TemplateResponse(request, "page.html", {"user": User()}, status_code=202)

    async def stream(request: Request) -> Any:
        async def pieces() -> Any:
            yield "a"
            yield "b"

        return StreamingResponse(pieces(), media_type="text/html")

    async def address(request: Request) -> Any:
        from starlette.responses import JSONResponse

        assert request.client is not None
        return JSONResponse([str(request.base_url), request.client.host, sorted(request.headers)])

    routes = [
        Route("/", threaded if request.param is False else page),
        Route("/stream", stream),
        Route("/address", address),
    ]
    app = Starlette(routes=routes)
    manifest = tmp_path / "jinja2tsx.json"
    entry = {"sha256": "", "template": "page.html", "contract": CONTRACT}
    manifest.write_text(json.dumps({"files": {"templates/page.tsx": entry}}), encoding="utf-8")
    PropsBridge(app, manifest, templates, secret=SECRET)
    return TestClient(app)


def test_the_front_gets_props(client: TestClient) -> None:
    answer = client.get("/", headers=ASK)
    assert answer.headers["content-type"] == MIMETYPE
    assert answer.status_code == 202
    assert answer.json() == {"template": "page.html", "props": {"user": {"name": "Ann"}}}


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-Jinja2tsx-Templates": "page.html"},
        {**ASK, "X-Jinja2tsx-Secret": SECRET + "x"},
        {"X-Jinja2tsx-Secret": SECRET},
    ],
)
def test_anybody_else_gets_the_page(client: TestClient, headers: dict[str, str]) -> None:
    answer = client.get("/", headers=headers)
    assert answer.text == "<html>Ann</html>"
    assert answer.headers["content-type"].startswith("text/html")


def test_a_stream_passes(client: TestClient) -> None:
    assert client.get("/stream", headers=ASK).text == "ab"


def test_the_front_is_believed_about_addresses(client: TestClient) -> None:
    told = {"X-Forwarded-Host": "shop.example", "X-Forwarded-Proto": "https", "X-Forwarded-For": "10.1.2.3"}
    base, host, names = client.get("/address", headers={**told, "X-Jinja2tsx-Secret": SECRET}).json()
    assert (base, host) == ("https://shop.example/", "10.1.2.3")
    assert not [name for name in names if name.startswith("x-jinja2tsx")]
    assert client.get("/address", headers=told).json()[:2] == ["http://testserver/", "testclient"]


def test_templates_must_be_given() -> None:
    with pytest.raises(TypeError, match="templates"):
        PropsBridge(Starlette(), "jinja2tsx.json", secret=SECRET)
