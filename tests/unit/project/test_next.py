"""The Next.js project around the templates: folders for rules, pages for routes, what a second run does."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from transpiler.project import InputError, Migration, Request, Settings, convert_project, migrate_project, open_project
from transpiler.project.next.rules import folders, path_of
from transpiler.project.next.scaffold import scaffold

APP = """
from flask import Flask, render_template

app = Flask(__name__)

def login_required(view):
    return view

@app.route("/")
def index():
    return render_template("index.html", names=["a"])

@app.route("/user/<int:id>", methods=["GET", "POST"])
@login_required
def user(id: int):
    if id > 5:
        return render_template("index.html", names=[])
    return render_template("page.html", id=id)

@app.route("/part")
def part():
    return render_template("part.html")

@app.route("/u-<name>")
def mixed(name):
    return render_template("page.html", id=1)

@app.route("/save", methods=["PUT"])
def save():
    return render_template("index.html", names=[])

@app.errorhandler(404)
def missing(error):
    return render_template("errors/404.html"), 404
"""
TEMPLATES = {
    "base.html": "<!doctype html><html><body>{% block content %}{% endblock %}</body></html>",
    "index.html": '{% extends "base.html" %}{% block content %}{% for n in names %}{{ n }}{% endfor %}{% endblock %}',
    "page.html": "<html><body>{{ id }}</body></html>",
    "part.html": "<p>part</p>",
    "errors/404.html": "<html><body>nothing</body></html>",
}


@pytest.fixture
def app(tmp_path: Path) -> Path:
    folder = tmp_path / "shop"
    (folder / "static").mkdir(parents=True)
    (folder / "app.py").write_text(APP, encoding="utf-8")
    (folder / "static" / "logo.png").write_bytes(b"\x89PNG\xff\x00")
    for name, text in TEMPLATES.items():
        path = folder / "templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def run(
    app: Path,
    only: tuple[str, ...] = (),
    but: tuple[str, ...] = (),
    force: bool = False,
    revalidate: dict[str, int] | None = None,
) -> Migration:
    request = Request((app,), Settings(revalidate=revalidate or {}), app / "web", force, jobs=1, answers=True)
    return migrate_project(convert_project(open_project(request)), only, but)


def pages(app: Path) -> set[str]:
    return {path.relative_to(app / "web" / "app").as_posix() for path in (app / "web" / "app").rglob("page.tsx")}


def test_pages_of_routes_and_errors(app: Path) -> None:
    done = run(app)
    assert pages(app) == {"page.tsx", "user/[id]/page.tsx", "errors/404/page.tsx"}
    assert {f"{left.name} ({left.rule})": left.why for left in done.plan.left} == {
        "part.html (/part)": "it is a part of a page: it has no <html>",
        "mixed (/u-<name>)": "Next.js has no folder for this path",
    }
    code = (app / "web" / "app" / "user" / "[id]" / "page.tsx").read_text("utf-8")
    assert 'case "index.html":' in code
    assert 'case "page.html":' in code
    routes = (app / "web" / "bridge" / "routes.ts").read_text("utf-8")
    assert re.findall(r"guarded: (true|false)", routes) == ["false", "true"]
    assert '"errors/404.html": "/errors/404"' in routes


def test_a_template_of_views_and_of_error_handlers_has_both_pages(app: Path) -> None:
    source = app / "app.py"
    source.write_text(source.read_text("utf-8").replace("errors/404.html", "page.html"), encoding="utf-8")
    run(app, only=("user",))
    assert pages(app) == {"user/[id]/page.tsx", "others/page/page.tsx"}
    routes = (app / "web" / "bridge" / "routes.ts").read_text("utf-8")
    assert 'templates: ["index.html", "page.html"]' in routes
    assert '"page.html": "/others/page"' in routes


def test_pages_of_views_that_no_route_names(app: Path) -> None:
    """Classes that register their views themselves: the page is the template's, wherever the app shows it."""
    (app / "app.py").write_text(
        """
from starlette.routing import Route
from starlette.templating import Jinja2Templates

class Admin:
    def __init__(self):
        self.routes = [Route("/logo", self.logo)]
        self.templates = Jinja2Templates("templates")

    async def logo(self, request):
        return None

    @exposed("/list")
    async def show(self, request):
        return self.templates.TemplateResponse(request, "page.html", {"id": 1})
""",
        encoding="utf-8",
    )
    assert run(app).plan.routes == []
    assert pages(app) == {"others/page/page.tsx"}


def test_static_files_are_copied(app: Path) -> None:
    run(app)
    assert (app / "web" / "public" / "static" / "logo.png").read_bytes() == b"\x89PNG\xff\x00"
    assert '"/static/logo.png"' in (app / "web" / "bridge" / "static.ts").read_text("utf-8")


def test_a_second_run_changes_nothing(app: Path) -> None:
    run(app)
    files = {path: path.stat().st_mtime_ns for path in (app / "web").rglob("*") if path.is_file()}
    written = run(app).outcome.written
    assert (written.written, written.edited, written.removed) == ([], [], [])
    assert {path: path.stat().st_mtime_ns for path in (app / "web").rglob("*") if path.is_file()} == files


def test_edits_are_kept_and_told(app: Path) -> None:
    run(app)
    page = app / "web" / "app" / "page.tsx"
    page.write_text("mine", encoding="utf-8")
    assert run(app).outcome.written.edited == ["app/page.tsx"]
    assert page.read_text("utf-8") == "mine"
    assert run(app, only=("user",)).outcome.written.kept == ["app/page.tsx"]
    assert page.is_file()
    run(app, force=True)
    assert page.read_text("utf-8") != "mine"


def test_only_and_except_choose(app: Path) -> None:
    run(app)
    run(app, only=("index",))
    assert pages(app) == {"page.tsx", "errors/404/page.tsx"}
    run(app, but=("/user/*", "mix*"))
    assert pages(app) == {"page.tsx", "errors/404/page.tsx"}
    run(app, only=("/user/*",))
    assert pages(app) == {"user/[id]/page.tsx", "errors/404/page.tsx"}
    with pytest.raises(InputError, match="nope"):
        run(app, only=("nope",))


def test_revalidate(app: Path) -> None:
    run(app, revalidate={"index": 60})
    assert (app / "web" / "bridge" / "routes.ts").read_text("utf-8").count("revalidate: 60") == 1


@pytest.mark.parametrize(
    ("endpoint", "message"),
    [("none", "has no page"), ("part", "has no page"), ("user", "lets only some visitors in"), ("index", "depend on")],
)
def test_revalidate_is_refused(app: Path, endpoint: str, message: str) -> None:
    if endpoint == "index":
        (app / "templates" / "base.html").write_text("<html>{{ request.path }}</html>", encoding="utf-8")
    with pytest.raises(InputError, match=message):
        run(app, revalidate={endpoint: 60})


def test_forms_by_server_actions_are_asked_for(app: Path) -> None:
    form = """<html><form method="post"><input name="a"></form><form method="post" action="{{ url_for('user', id=1) }}">
    </form><form method="post" action="{{ url_for('save') }}"></form></html>"""
    (app / "templates" / "page.html").write_text(form, encoding="utf-8")
    run(app)
    files = ["bridge/act.ts", "bridge/actions.ts", "bridge/action-form.tsx"]
    plain = (app / "web" / "proxy.ts").read_text("utf-8")
    assert "ActionForm" not in (app / "web" / "templates" / "page.tsx").read_text("utf-8")
    assert not any((app / "web" / path).exists() for path in files)
    settings = Settings(actions=True)
    done = migrate_project(convert_project(open_project(Request((app,), settings, app / "web", jobs=1))))
    assert (app / "web" / "templates" / "page.tsx").read_text("utf-8").count("<ActionForm ") == 2
    assert [one.code for one in done.outcome.diagnostics] == ["plain-form"]
    assert all((app / "web" / path).is_file() for path in files)
    assert "next-action" in (app / "web" / "proxy.ts").read_text("utf-8")
    assert 'inPlace: ["page.html"]' in (app / "web" / "bridge" / "routes.ts").read_text("utf-8")
    run(app)
    assert (app / "web" / "proxy.ts").read_text("utf-8") == plain
    assert not any((app / "web" / path).exists() for path in files)


def test_react_leaves_pages_with_scripts_as_served(app: Path) -> None:
    (app / "templates" / "page.html").write_text("<html><script>run()</script></html>", encoding="utf-8")
    run(app)
    page = (app / "web" / "app" / "user" / "[id]" / "page.tsx").read_text("utf-8")
    assert re.findall(r"<AsServed>\s*<(\w+)", page) == ["PageTemplate"]
    assert "<Index" in page
    (app / "templates" / "page.html").write_text('<html><b onclick="run()">x</b></html>', encoding="utf-8")
    run(app)
    page = (app / "web" / "app" / "user" / "[id]" / "page.tsx").read_text("utf-8")
    assert re.findall(r"<AsServed>\s*<(\w+)", page) == ["PageTemplate"]


def test_a_page_with_scripts_keeps_its_forms(app: Path) -> None:
    (app / "templates" / "page.html").write_text(
        '{% include "form.html" %}<html><script>run()</script></html>', encoding="utf-8"
    )
    (app / "templates" / "form.html").write_text('<form method="POST"></form>', encoding="utf-8")
    request = Request((app,), Settings(actions=True), app / "web", jobs=1)
    done = migrate_project(convert_project(open_project(request)))
    assert [(one.code, one.label) for one in done.outcome.diagnostics if one.code == "plain-form"] == [
        ("plain-form", "its page has scripts, which run when it is loaded")
    ]


def test_convert_leaves_the_project_alone(app: Path) -> None:
    from transpiler.project import write_outcome

    run(app)
    before = {path: path.read_bytes() for path in (app / "web").rglob("*") if path.is_file()}
    write_outcome(convert_project(open_project(Request((app,), Settings(), app / "web", jobs=1))))
    assert {path: path.read_bytes() for path in (app / "web").rglob("*") if path.is_file()} == before


def test_a_page_waits_for_filters_that_are_yours(app: Path) -> None:
    (app / "templates" / "page.html").write_text("<html><body>{{ id|shout }}</body></html>", encoding="utf-8")
    env = app / "web" / "lib" / "env.ts"
    from transpiler.project.run import write_outcome

    write_outcome(convert_project(open_project(Request((app,), Settings(), app / "web", jobs=1))))
    assert "throw new Error" in env.read_text("utf-8")
    left = {f"{one.name} ({one.rule})": one.why for one in run(app).plan.left}
    assert left["page.html (/user/<int:id>)"] == "shout of lib/env.ts is not written yet"
    env.write_text("export function shout(value: unknown): string {\n  return `${value}!`;\n}\n", encoding="utf-8")
    assert "page.html (/user/<int:id>)" not in {f"{one.name} ({one.rule})" for one in run(app).plan.left}


def test_python_answers_for_filters_that_are_not_written(app: Path) -> None:
    page = "<html>{{ id|shout }}{% if id is odd_one %}{{ greet(id, to=1)|upper }}{% endif %}</html>"
    (app / "templates" / "page.html").write_text(page, encoding="utf-8")
    assert {f"{one.name} ({one.rule})" for one in run(app).plan.left} == {"part.html (/part)", "mixed (/u-<name>)"}
    env = app / "web" / "lib" / "env.ts"
    assert 'answered("filter shout", [value, ...args])' in env.read_text("utf-8")
    manifest = json.loads((app / "web" / "jinja2tsx.json").read_text("utf-8"))
    names = ["filter shout", "global greet", "test odd_one"]
    assert manifest["files"]["templates/page.tsx"]["env"] == names
    assert sorted(manifest["env"]) == names
    assert manifest["env"]["test odd_one"]["root"] == "truth"
    assert (app / "web" / "bridge" / "answers.ts").is_file()
    before = {path: path.read_bytes() for path in (app / "web").rglob("*") if path.is_file()}
    run(app)
    assert {path: path.read_bytes() for path in (app / "web").rglob("*") if path.is_file()} == before
    text = env.read_text("utf-8")
    start = text.index("/** The filter `shout`")
    end = text.index("}\n", start) + 2
    env.write_text(text[:start] + "export const shout = String;\n" + text[end:], encoding="utf-8")
    run(app)
    manifest = json.loads((app / "web" / "jinja2tsx.json").read_text("utf-8"))
    assert manifest["files"]["templates/page.tsx"]["env"] == names[1:]


def test_python_answers_for_objects_by_names_of_their_own(app: Path) -> None:
    with (app / "app.py").open("a", encoding="utf-8") as code:
        code.write("\nclass Badge:\n    @classmethod\n    def of(cls, user):\n        return str(user)\n")
        code.write("\napp.jinja_env.globals['Badge'] = Badge\n")
    page = "<html>{{ user.name }}{{ user|shout }}{{ post|shout }}{{ Badge.of(user) }}{{ Badge.of(post) }}</html>"
    (app / "templates" / "page.html").write_text(page, encoding="utf-8")
    assert "page.html (/user/<int:id>)" not in {f"{one.name} ({one.rule})" for one in run(app).plan.left}
    component = (app / "web" / "templates" / "page.tsx").read_text("utf-8")
    assert "$ref: Handle;" in component
    assert "post: Handle;" in component
    assert "called(ctx.globals.Badge.of, [post])" in component
    (app / "web" / "lib" / "env.ts").write_text("export const shout = String;\n", encoding="utf-8")
    run(app)
    assert "shout(post)" in (app / "web" / "templates" / "page.tsx").read_text("utf-8")
    assert "post: unknown;" in (app / "web" / "templates" / "page.tsx").read_text("utf-8")


@pytest.mark.parametrize(
    "text",
    [
        "{% set row = {'a': id} %}{{ row.a }}{{ row|shout }}",
        "{{ [1]|shout(*[id]) }}",
        "{% set f = greet %}{{ greet(1) }}{{ f }}",
    ],
)
def test_python_cannot_answer_for_more_than_plain_values(app: Path, text: str) -> None:
    with (app / "app.py").open("a", encoding="utf-8") as code:
        code.write("\n@app.template_global()\ndef greet(name):\n    return name\n")
    (app / "templates" / "page.html").write_text(f"<html>{text}</html>", encoding="utf-8")
    left = {f"{one.name} ({one.rule})": one.why for one in run(app).plan.left}
    assert left["page.html (/user/<int:id>)"] in {
        "shout of lib/env.ts gets more than plain values",
        "greet of lib/env.ts gets more than plain values",
    }


def test_a_module_whose_parts_are_not_converted_is_not_written(app: Path) -> None:
    (app / "templates" / "base.html").write_text("<html>{% if %}</html>", encoding="utf-8")
    done = run(app)
    assert not (app / "web" / "templates" / "index.tsx").exists()
    assert [one.name for one in done.outcome.converted if one.code is None] == ["base.html", "index.html"]
    assert pages(app) == {"user/[id]/page.tsx", "errors/404/page.tsx"}


def test_there_must_be_an_app(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "a.html").write_text("<html></html>", encoding="utf-8")
    request = Request((tmp_path,), Settings(app=str(tmp_path)), tmp_path / "web", jobs=1)
    with pytest.raises(InputError, match="no Flask"):
        migrate_project(convert_project(open_project(request)))


@pytest.mark.parametrize(
    ("rule", "converters", "folder", "paths", "others"),
    [
        ("/", {}, "", ["/"], ["/a"]),
        ("/a/b", {}, "a/b", ["/a/b", "/a/b/"], ["/a", "/a/b/c"]),
        ("/a.b/", {}, "a.b", ["/a.b", "/a.b/"], ["/axb"]),
        ("/<int:id>/x", {"id": "int"}, "[id]/x", ["/1/x", "/-2/x"], ["/a/x"]),
        ("/f/<path:p>", {"p": "path"}, "f/[...p_rest]", ["/f/a/b"], ["/f/", "/f//a"]),
        ("/<any(a, b):k>", {"k": "any(a, b)"}, "[k]", ["/a", "/b"], ["/c"]),
        ("/<string(length=2):lang>", {"lang": "string"}, "[lang]", ["/de"], ["/de/x"]),
    ],
)
def test_rules(rule: str, converters: dict[str, str], folder: str, paths: list[str], others: list[str]) -> None:
    found = path_of(rule, converters)
    assert found is not None
    assert folders([found]) == [folder]
    assert [path for path in paths if not re.search(found.pattern, path)] == []
    assert [path for path in others if re.search(found.pattern, path)] == []


@pytest.mark.parametrize("rule", ["/u-<name>", "/<path:p>/end", "/<config[X]>/a", "/_private", "/(group)", "/@slot"])
def test_rules_without_a_folder(rule: str) -> None:
    assert path_of(rule, {"p": "path"}) is None


def test_parameters_at_one_place_share_a_name() -> None:
    found = [
        path_of("/<int:id>/edit", {"id": "int"}),
        path_of("/<slug>/view", {}),
        path_of("/<path:slug>", {"slug": "path"}),
    ]
    assert folders([path for path in found if path is not None]) == ["[id]/edit", "[id]/view", "[...slug_rest]"]


def test_scaffold_is_filled_in() -> None:
    files = scaffold({"alias": "~", "name": "my-web", "port": "5000"})
    assert json.loads(files["package.json"])["name"] == "my-web"
    assert json.loads(files["tsconfig.json"])["compilerOptions"]["paths"] == {"~/*": ["./*"]}
    assert "http://127.0.0.1:5000" in files[".env.example"]
    assert [path for path, text in files.items() if re.search(r"\{(alias|name|port)\}", text)] == []
