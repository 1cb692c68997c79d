"""Starlette's and FastAPI's routes as read from source, against `url_path_for` of the same app when it runs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from transpiler.app import read_app

FASTAPI = """
from fastapi import APIRouter, FastAPI, Request
from fastapi.staticfiles import StaticFiles

app = FastAPI()
users = APIRouter(prefix="/users")
pages = APIRouter()
tenants = APIRouter()
sub = FastAPI()

@app.get("/")
def home():
    return ""

@users.get("/{id}", name="users:get")
async def get_user(id: int):
    return ""

@users.api_route("/", methods=["GET", "POST"], name="users:list")
def list_users():
    return ""

@pages.get("/file/{rest:path}")
def file(rest: str):
    return ""

@sub.get("/inner")
def inner():
    return ""

@tenants.get("/{id}", name="tenants:get")
def tenant(slug: str, id: int):
    return ""

def add(router):
    router.include_router(pages, prefix="/pages")
    return router

app.include_router(users, prefix="/api")
add(app)
app.include_router(tenants, prefix="/{slug}/of/{kind:path}")
app.mount("/sub", sub, name="sub")
app.mount("/static", StaticFiles(directory="."), name="static")
"""

STARLETTE = """
from starlette.applications import Starlette
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

async def home(request): ...
async def show(request): ...

api = [Route("/{id:int}", show, name="show")]
app = Starlette(routes=[
    Route("/", home),
    Route("/other", endpoint=show, name="other", methods=["POST"]),
    Mount("/api", name="api", routes=api),
    Mount("/plain", routes=[Route("/deep", home, name="deep")]),
    Mount("/assets", app=StaticFiles(directory="."), name="assets"),
])
"""

VALUES = {"int": "7", "path": "a/b", "string": "x", "uuid": "0" * 32, "float": "1.5"}


@pytest.mark.parametrize("source", [FASTAPI, STARLETTE], ids=["fastapi", "starlette"])
def test_paths_are_those_of_the_running_app(source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    exec(source, names)
    facts, problems = read_app({"main.py": source})
    assert problems == []
    assert facts.framework == "starlette"
    assert len(facts.routes) >= 5
    for name, (route, *_) in facts.routes.items():
        given = {k: VALUES[c] for k, c in route.converters.items()}
        typed = {k: int(v) if route.converters[k] == "int" else v for k, v in given.items()}
        wanted = names["app"].url_path_for(name, **typed)
        spelled = route.rule
        for parameter, value in given.items():
            spelled = re.sub(rf"<(?:\w+:)?{parameter}>", value, spelled)
        assert spelled == wanted, name


def test_names_methods_and_converters() -> None:
    facts, _ = read_app({"main.py": FASTAPI})
    assert sorted(facts.routes) == ["file", "home", "static", "sub:inner", "tenants:get", "users:get", "users:list"]
    assert facts.routes["users:get"][0].rule == "/api/users/<int:id>"
    assert facts.routes["users:list"][0].methods == {"GET", "POST"}
    assert facts.static_url_path == "/static"


def test_an_extension_that_mounts_itself_on_a_foreign_app() -> None:
    facts, _ = read_app(
        {
            "ext.py": """
from starlette.applications import Starlette
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

class Base:
    def __init__(self, app, base_url):
        self.app = app
        self.admin = Starlette()

class Admin(Base):
    def __init__(self, app, base_url="/admin"):
        super().__init__(app, base_url)
        routes = [
            Mount("/statics", app=StaticFiles(), name="statics"),
            Route("/{identity}/list", self.list, name="list"),
        ]
        self.admin.router.routes = routes
        self.app.mount(self.base_url, app=self.admin, name="admin")
    async def list(self, request): ...
"""
        }
    )
    assert sorted(facts.routes) == ["admin:list", "admin:statics"]
    assert not facts.routes["admin:list"][0].exact


LIBRARY = """
from starlette.applications import Starlette
from starlette.routing import Route

class Admin:
    def __init__(self, app, base_url: str = "/admin") -> None:
        self.admin = Starlette(routes=[Route("/{identity}/list", endpoint=self.list, name="list")])
        app.mount(base_url, app=self.admin, name="admin")

    async def list(self, request):
        return ""
"""


@pytest.mark.parametrize(
    ("use", "rule", "exact"),
    [
        ("", "/admin/<identity>/list", False),
        ("Admin(make())", "/admin/<identity>/list", True),
        ("Admin(make(), '/back')", "/back/<identity>/list", True),
        ("Admin(make(), base_url=__import__('os').environ['X'])", "/<identity>/list", False),
    ],
)
def test_where_a_class_mounts_itself(use: str, rule: str, exact: bool) -> None:
    facts, _ = read_app({"admin.py": f"{LIBRARY}\n{use}"})
    (route,) = facts.routes["admin:list"]
    assert (route.rule, route.exact) == (rule, exact)
    assert route.likely == (not use)
