"""Flask's routes as read from source, against the URL map of the same app when it runs."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest

from transpiler.app import read_app

FACTORY = {
    "shop/__init__.py": """
from flask import Flask

def create_app():
    app = Flask(__name__, static_url_path="/assets")
    @app.route("/hello")
    def hello():
        return ""
    from . import auth, blog
    app.register_blueprint(auth.bp)
    app.register_blueprint(blog.bp, url_prefix="/journal")
    app.add_url_rule("/", endpoint="index")
    return app
""",
    "shop/names.py": "PREFIX = '/auth'\nNAME = 'auth'\n",
    "shop/auth.py": """
from flask import Blueprint
from .names import NAME, PREFIX

bp = Blueprint(NAME, __name__, url_prefix=PREFIX, static_folder="files")

@bp.route("/login", methods=("GET", "POST"))
def login():
    return ""

@bp.get("/me", endpoint="profile")
def me():
    return ""
""",
    "shop/blog.py": """
from flask import Blueprint
from flask.views import MethodView

bp = Blueprint("blog", __name__, url_prefix="/ignored")
admin = Blueprint("admin", __name__, url_prefix="/admin")
bp.register_blueprint(admin)

@bp.route("/")
@bp.route("/<int:page>")
def index(page=1):
    return ""

@bp.route("/<string(length=2):lang>/<any(a, b):kind>/<path:rest>")
def deep(lang, kind, rest):
    return ""

class Post(MethodView):
    def get(self, id): return ""
    def post(self, id): return ""

bp.add_url_rule("/post/<id>", view_func=Post.as_view("post"))
view = Post.as_view("again")
admin.add_url_rule("/post/<id>", view_func=view, defaults={"flag": True})
""",
}

HELPERS = {
    "wiki/__init__.py": """
from flask import Flask
from wiki.parts import make, register_view, register_all
from wiki import views

def create_app():
    app = Flask("wiki", static_folder=None)
    for name in ("one", "two"):
        pass
    app.register_blueprint(make("one", "/1"))
    app.register_blueprint(make("two", "/2"), name="zwei")
    register_all(app)
    return app
""",
    "wiki/parts.py": """
from flask import Blueprint
from wiki.views import pages, Thing

def make(name, prefix):
    blueprint = Blueprint(name, __name__, url_prefix=prefix)
    @blueprint.route("/home")
    def home():
        return ""
    return blueprint

def register_view(target, routes, view_func):
    for route in routes:
        target.add_url_rule(route, view_func=view_func)

class Api:
    def __init__(self, blueprint, rule, endpoint):
        blueprint.add_url_rule(rule, endpoint, self.dispatch, methods=["POST"])
    def dispatch(self):
        return ""

def register_all(app):
    register_view(pages, routes=["/a", "/b"], view_func=Thing.as_view("thing"))
    register_view(app, ["/c"], Thing.as_view("root_thing"))
    Api(pages, "/form-api", "form_api")
    for blueprint in [pages]:
        app.register_blueprint(blueprint)
""",
    "wiki/views.py": """
from flask import Blueprint
from flask.views import View

pages = Blueprint("pages", __name__)

class Thing(View):
    methods = ["GET"]
    def dispatch_request(self):
        return ""

def late():
    return ""

pages.route("/late")(late)
""",
}

PLAIN = {
    "web.py": """
from flask import Flask as F
import flask

app = F(__name__)
other = flask.Blueprint("other", __name__, static_folder="x/files", static_url_path="/f", url_prefix="/o")
inner = flask.Blueprint("inner", __name__)

@app.post("/save/<uuid:key>")
async def save(key):
    return ""

@inner.route("")
def bare():
    return ""

other.register_blueprint(inner, url_prefix="in", name="renamed")
app.register_blueprint(other)

def create_app():
    return app
""",
}


LOOPS = {
    "tables/__init__.py": """
from flask import Flask
from tables import diff

def create_app():
    app = Flask("tables")
    for kind in ("new", "hot"):
        app.add_url_rule("/{}/<sort>".format(kind), endpoint="books", defaults={"kind": kind, "page": 1})
        app.add_url_rule("/{0}/<sort>/<int:page>".format(kind), endpoint="books", defaults=dict(kind=kind))
    app.add_url_rule("/kept", view_func=cached(60, first))
    for rule, name, view in RULES:
        app.add_url_rule(rule, name, view)
    app.register_blueprint(diff.make())
    for blueprint, prefix in [(diff.inner, "/one"), (diff.other, "/two")]:
        app.register_blueprint(blueprint, url_prefix=prefix)
    return app

def cached(seconds, view):
    return view

def first():
    return ""

def second():
    return ""

RULES = [("/first", "one", first), ("/second", "two", second)]
""",
    "tables/diff.py": """
from flask import Blueprint

inner = Blueprint("inner", __name__)
other = Blueprint("other", __name__)

def make():
    blueprint = Blueprint("diff", __name__)
    @blueprint.route("/x")
    def x():
        return ""
    return blueprint

@inner.route("/i")
def i():
    return ""

@other.route("/o")
def o():
    return ""
""",
}


@pytest.mark.parametrize(
    ("package", "files"), [("shop", FACTORY), ("wiki", HELPERS), ("web", PLAIN), ("tables", LOOPS)]
)
def test_routes_are_those_of_the_running_app(
    package: str, files: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text)
    monkeypatch.syspath_prepend(tmp_path)
    app = importlib.import_module(package).create_app()
    for name in [m for m in sys.modules if m.split(".")[0] == package]:
        monkeypatch.delitem(sys.modules, name)
    wanted = {
        (
            rule.endpoint,
            rule.rule,
            frozenset(rule.methods) - {"HEAD", "OPTIONS"},
            tuple(sorted((rule.defaults or {}).items())),
        )
        for rule in app.url_map.iter_rules()
    }

    facts, problems = read_app(files)

    assert problems == []
    read = {
        (route.endpoint, route.rule, route.methods, tuple(sorted(route.defaults.items())))
        for routes in facts.routes.values()
        for route in routes
    }
    assert read == wanted
    assert all(route.exact for routes in facts.routes.values() for route in routes)


def test_converters_and_static_path() -> None:
    facts, _ = read_app(FACTORY)
    assert facts.framework == "flask"
    assert facts.static_url_path == "/assets"
    assert facts.routes["blog.deep"][0].converters == {"lang": "string", "kind": "any(a, b)", "rest": "path"}
    assert [route.converters for route in facts.routes["blog.index"]] in (
        [{"page": "int"}, {}],
        [{}, {"page": "int"}],
    )
    assert facts.template_roots == ["shop/templates"]


def test_a_prefix_from_the_settings_is_known_to_be_unknown() -> None:
    facts, problems = read_app(
        {
            "app.py": """
from flask import Flask, Blueprint
def plug(app):
    bp = Blueprint("forum", __name__)
    @bp.route("/topic/<int:id>")
    def topic(id):
        return ""
    app.register_blueprint(bp, url_prefix=read_settings()["FORUM"])
"""
        }
    )
    (route,) = facts.routes["forum.topic"]
    assert not route.exact
    assert [problem.message for problem in problems] == ["the path of `forum.topic` is not a literal"]


def test_a_decorator_of_something_else_is_no_route() -> None:
    facts, _ = read_app(
        {
            "cli.py": """
import somewhere
registry = somewhere.Registry()
@registry.route("/x")
def x():
    return ""
@registry.get("/y")
def y():
    return ""
"""
        }
    )
    assert facts.routes == {}
    assert facts.framework == "none"


def test_a_file_that_does_not_parse_is_left_out_with_a_problem() -> None:
    facts, problems = read_app({"bad.py": "def (:\n", "good.py": PLAIN["web.py"]})
    assert "save" in facts.routes
    assert [(p.file, p.line) for p in problems] == [("bad.py", 1)]


def test_tests_are_left_out() -> None:
    facts, _ = read_app({"tests/test_it.py": PLAIN["web.py"], "conftest.py": PLAIN["web.py"]})
    assert facts.routes == {}


def test_modules_that_import_one_another_end() -> None:
    facts, _ = read_app({"a.py": "from b import bp\n", "b.py": "from a import bp\n@bp.route('/x')\ndef x(): ...\n"})
    assert facts.routes == {}


def test_a_prefix_out_of_the_configuration_is_read_when_the_page_is_made() -> None:
    text = """
from elsewhere import imported
from flask import Blueprint, Flask
def create():
    app = Flask(__name__)
    bp = Blueprint("forum", __name__)
    @bp.route("/topic/<int:id>")
    def topic(id): ...
    @bp.route("")
    def index(): ...
    bp.route(app.config["SEARCH"], endpoint="search")(imported)
    app.register_blueprint(bp, url_prefix=app.config["FORUM_URL_PREFIX"])
    other = Blueprint("other", __name__)
    @other.route("/x")
    def x(): ...
    app.register_blueprint(other, url_prefix=SOMETHING["PREFIX"])
"""
    routes = read_app({"app.py": text})[0].routes
    assert [(r.rule, r.converters, r.exact) for r in routes["forum.topic"]] == [
        ("<config[FORUM_URL_PREFIX]>/topic/<int:id>", {"id": "int"}, True)
    ]
    assert [(r.rule, r.exact) for r in routes["forum.index"]] == [("<config[FORUM_URL_PREFIX]>", True)]
    (search,) = routes["forum.search"]
    assert (search.rule, search.exact) == ("<config[FORUM_URL_PREFIX]>/<config[SEARCH]>", True)
    assert [r.exact for r in routes["other.x"]] == [False]


def test_a_list_that_is_made_of_itself() -> None:
    source = """
from flask import Flask
app = Flask(__name__)
names = ["/a"]
names = [*names, "/b"]
for name in names:
    name()
"""
    facts, _ = read_app({"app.py": source})
    assert list(facts.routes) == ["static"]


def test_a_view_that_is_wrapped_again_and_again() -> None:
    app = """
from flask import Flask

app = Flask(__name__)

def limited(view):
    return view

def home():
    return ""

view = home
view = limited(view)
for _ in range(2):
    view = limited(view)
app.add_url_rule("/", view_func=view)
"""
    facts, _ = read_app({"app.py": app})
    assert [route.rule for route in facts.routes["home"]] == ["/"]


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ("str('/a')", "/a"),
        ("'/%s' % kind", "/Books"),
        ("'/%s/%s' % (kind, 'b')", "/Books/b"),
        ("'/' + kind.lower()", "/books"),
        ("f'/{kind}'.replace('oo', '00')", "/B00ks"),
        ("'/{}/{x}'.format(kind, x='y')", "/Books/y"),
        ("f'/{kind!r}'", None),
        ("f'/{kind:>8}'", None),
        ("'/%d' % kind", None),
        ("'/' + kind.lower(1)", None),
        ("path", None),
        ("str(nobody_knows())", None),
    ],
)
def test_rules_are_read_as_they_are_written(written: str, rule: str | None) -> None:
    app = f"""
from flask import Flask
app = Flask(__name__)
kind = "Books"
path = "/"
path = f"{{path}}x"
path = path + "y"
@app.route({written})
def page():
    return ""
"""
    facts, _ = read_app({"app.py": app})
    route = facts.routes["page"][0]
    assert (route.rule if route.exact else None) == rule


def test_views_of_a_library_belong_to_a_blueprint_without_a_name() -> None:
    facts, problems = read_app(
        {
            "lib/base.py": """
from flask import Blueprint

class BaseView:
    def create_blueprint(self):
        self.blueprint = Blueprint(self.endpoint, __name__, url_prefix=self.url, static_folder="static")

class ModelView(BaseView):
    @expose("/")
    def index_view(self):
        return self.render("list.html")

    @expose("/new/", methods=("GET", "POST"))
    @expose("/copy/<int:id>")
    def create_view(self, id=None):
        return self.render("create.html")

    @expose("json")
    def other(self):
        return ""
""",
        }
    )
    read = {name: [(r.rule, sorted(r.methods), r.exact) for r in routes] for name, routes in facts.routes.items()}
    assert read == {
        "*.static": [("/static/<path:filename>", ["GET"], False)],
        "*.index_view": [("/", ["GET"], False)],
        "*.create_view": [("/new/", ["GET", "POST"], False), ("/copy/<int:id>", ["GET"], False)],
    }
    assert facts.endpoint("create.html", ".create_view") == "*.create_view"
    assert facts.endpoint("create.html", ".static") == "*.static"
    assert [problem.message for problem in problems] == ["the name of this blueprint is not a literal"]
