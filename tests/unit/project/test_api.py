"""`api.py` as it is written, run beside the bridge: the same values, and no others."""

from __future__ import annotations

import importlib
import importlib.util
import json
import shutil
import sys
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.support.paths import ROOT
from transpiler.bridge import flask as flask_bridge
from transpiler.bridge import starlette as starlette_bridge
from transpiler.facts import AppFacts, CallSite, Route
from transpiler.project import InputError, Request, Settings, convert_project, migrate_project, open_project
from transpiler.project.next.api import api_code, endpoints

SECRET = "a secret that is long enough"
PATHS = {
    "blog": ["/", "/?page=2", "/?tag=html", "/post/1", "/post/2", "/auth/login", "/feed.xml"],
    "shop": ["/", "/?sort=price", "/product/1", "/cart", "/about"],
    "shop_fastapi": ["/", "/?category=tea", "/product/1", "/cart?1=2&2=1"],
}


@pytest.fixture(params=sorted(PATHS))
def written(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Path]:
    app = tmp_path / request.param
    shutil.copytree(ROOT / "examples" / request.param, app, ignore=shutil.ignore_patterns("web", "__pycache__"))
    web = tmp_path / "web"
    migrate_project(convert_project(open_project(Request((app,), Settings(), web, jobs=1))), api=True)
    return request.param, web


def load(web: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("adopted_api", web / "api.py")
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def make(name: str, folder: Path) -> tuple[Any, list[Any]]:
    """A fresh app of an example with its templates."""
    for module in [one for one in sys.modules if one.startswith(f"examples.{name}")]:
        del sys.modules[module]
    recipe = importlib.import_module(f"tests.e2e.apps.{name}")
    app = recipe.make(folder)
    return app, recipe.templates(app)


def client_of(app: Any) -> Any:
    if hasattr(app, "test_client"):
        return app.test_client()
    from starlette.testclient import TestClient

    return TestClient(app)


def test_an_endpoint_sends_what_the_bridge_sends(
    written: tuple[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, web = written
    monkeypatch.setenv("API_ORIGINS", "https://other.example")
    manifest = web / "jinja2tsx.json"
    adopted, templates = make(name, tmp_path)
    load(web).add_api(adopted, *templates)
    bridged, templates = make(name, tmp_path)
    if templates:
        starlette_bridge.PropsBridge(bridged, manifest, *templates, secret=SECRET)
    else:
        flask_bridge.PropsBridge(bridged, manifest, SECRET)
    files = json.loads(manifest.read_text("utf-8"))["files"].values()
    known = ",".join(entry["template"] for entry in files if entry.get("template"))
    for path in PATHS[name]:
        headers = {"x-jinja2tsx-secret": SECRET, "x-jinja2tsx-templates": known}
        sent = client_of(bridged).get(path, headers=headers)
        if path.endswith(".xml"):
            props = None  # no page, so that the bridge sends it as it is
        else:
            props = json.loads(sent.text)["props"]
            props.pop("ctx", None)
        for prefix in (f"/api{path}", f"/api/{Path(path).stem}{path}"):
            found = client_of(adopted).get(prefix, headers={"Origin": "https://other.example"})
            if found.status_code == 200:
                break
        assert found.status_code == 200, found.text
        assert found.headers["content-type"] == "application/json"
        assert found.headers["access-control-allow-origin"] == "https://other.example"
        assert props is None or json.loads(found.text) == props, path
        assert "ctx" not in json.loads(found.text)


def test_what_is_no_page_passes(written: tuple[str, Path], tmp_path: Path) -> None:
    name, web = written
    app, templates = make(name, tmp_path)
    load(web).add_api(app, *templates)
    client = client_of(app)
    path = {"blog": "/api/post/new", "shop": "/api/orders", "shop_fastapi": "/api/product/9"}[name]
    answer = client.get(path, headers={"Origin": "https://evil.example"})
    plain = client.get(path.removeprefix("/api"))
    assert answer.status_code == plain.status_code
    assert answer.status_code != 200
    assert answer.headers.get("location") == plain.headers.get("location")
    assert "access-control-allow-origin" not in answer.headers


def test_views_of_several_templates_and_names() -> None:
    site = partial(CallSite, values={}, complete=True, file="a.py", line=1, answers=True)
    facts = AppFacts(
        "flask",
        routes={
            "a.b": [Route("a.b", "/x/<int:id>", {"id": "int"}), Route("a.b", "/y", {}, frozenset({"POST"}))],
            "api": [Route("api", "/api/v1", {})],
            "class": [Route("class", "/class", {})],
        },
        call_sites={
            "one.html": [site("one.html", endpoints=("a.b", "class"))],
            "two.html": [site("two.html", endpoints=("a.b",))],
        },
    )
    items = {"type": {"kind": "items", "result": "int"}, "attribute": "$ref"}
    shape = {"fields": {"class": {"type": "int"}, "x": {"type": "html"}, "__getitem__": items}}
    contract = {"root": {"kind": "object", "name": "One"}, "defs": {"One": shape}}
    other = {"root": {"kind": "object", "name": "One"}, "defs": {"One": {"fields": {"x": {"type": "str"}}}}}
    contracts = {"one.html": contract, "two.html": other}
    found = [(one.name, one.prefix + one.route.rule, one.template) for one in endpoints(facts, contracts)]
    assert found == [
        ("class_", "/page-api/class", "one.html"),
        ("a_b_one", "/page-api/one/x/<int:id>", "one.html"),
        ("a_b_two", "/page-api/two/x/<int:id>", "two.html"),
    ]
    code = api_code(facts, contracts, "jinja2tsx.json")
    compile(code, "api.py", "exec")
    assert '"class": "int"' in code
    assert "class One_(TypedDict):" in code
    assert "dict[str, int | dict[str, bool]]" in code


def test_starlette_has_no_response_models() -> None:
    with pytest.raises(InputError):
        api_code(AppFacts("starlette"), {}, "jinja2tsx.json")
