"""Render calls: which template gets which names, of which types."""

from __future__ import annotations

import textwrap

import pytest

from transpiler.app import read_app
from transpiler.facts import CallSite
from transpiler.types import BOOL, INT, MISSING, STR, UNKNOWN, List, Object, Type, union

FLASK = "from flask import Flask, render_template, stream_template\napp = Flask(__name__)\n"
STARLETTE = """
from fastapi import Depends, FastAPI, Request
from fastapi.templating import Jinja2Templates
templates = Jinja2Templates(directory="web/templates")
app = FastAPI()
"""


def sites(text: str, header: str = FLASK) -> dict[str, CallSite]:
    """The call sites of one file by template; a template rendered twice fails."""
    facts, _ = read_app({"app.py": header + textwrap.dedent(text)})
    assert all(len(found) == 1 for found in facts.call_sites.values())
    return {name: found[0] for name, found in facts.call_sites.items()}


def values(text: str, header: str = FLASK) -> dict[str, Type]:
    """The values of the only call site, which must be complete."""
    (site,) = sites(text, header).values()
    assert site.complete
    return site.values


@pytest.mark.parametrize(
    "call",
    [
        "render_template('x.html', a=1, b='t')",
        "render_template(template_name_or_list='x.html', a=1, b='t')",
        "stream_template('x.html', **{'a': 1, 'b': 't'})",
        "render_template('x.html', **dict(a=1, b='t'))",
        "render_template('x.html', **dict({'a': 1}, b='t'))",
        "render_template('x.html', **({'a': 1} | {'b': 't'}))",
        "render_template('x.html', a=1, **{'b': 't'})",
        "render_template('x.html', **dict(list({'a': 1}.items()) + list({'b': 't'}.items())))",
        "flask.render_template('x.html', a=1, b='t')",
        "app.jinja_env.get_template('x.html').render(a=1, b='t')",
        "app.jinja_env.get_template('x.html').render({'a': 1}, b='t')",
    ],
)
def test_flask_spellings(call: str) -> None:
    assert values(f"import flask\ndef view():\n    return {call}") == {"a": INT, "b": STR}


@pytest.mark.parametrize(
    "call",
    [
        "templates.TemplateResponse(request, 'x.html', {'a': 1})",
        "templates.TemplateResponse(req, 'x.html', {'a': 1})",
        "templates.TemplateResponse('x.html', {'a': 1})",
        "templates.TemplateResponse(request=request, name='x.html', context={'a': 1})",
        "templates.TemplateResponse(request, name='x.html', context=dict(a=1))",
        "templates.TemplateResponse(name='x.html', context={'a': 1})",
        "templates.get_template('x.html').render({'a': 1})",
    ],
)
def test_starlette_spellings(call: str) -> None:
    assert values(f"def view(request, req: Request):\n    return {call}", STARLETTE) == {"a": INT}


def test_a_dict_built_step_by_step() -> None:
    found = values(
        """
        def view(flag):
            ctx = {"a": 1}
            ctx["b"] = "t"
            ctx.update(c=True, **{"d": 2})
            if flag:
                ctx["e"] = 1
                ctx["a"] = "s"
            result = render_template("x.html", **ctx)
            ctx["late"] = 1
            return result
        """
    )
    assert found == {"a": union(STR, INT), "b": STR, "c": BOOL, "d": INT, "e": union(INT, MISSING)}


def test_a_dict_from_a_function() -> None:
    found = values(
        """
        def base(user):
            if user:
                return {"user": "u", "n": 1}
            return {"n": 2}
        def view(user):
            return render_template("x.html", **base(user), title="t")
        """
    )
    assert found == {"user": union(STR, MISSING), "n": INT, "title": STR}


@pytest.mark.parametrize("context", ["**locals()", "**make()", "**session", "**{key: 1}", "**ctx"])
def test_a_context_that_is_not_written_out_is_incomplete(context: str) -> None:
    imports = "from somewhere import make, session\n"
    text = f"{imports}def view(key, ctx):\n    return render_template('x.html', a=1, {context})"
    (site,) = sites(text).values()
    assert not site.complete
    assert site.values == {"a": INT}


def test_conditional_and_named_templates() -> None:
    found = sites(
        """
        DETAIL = "detail.html"
        class View:
            template = "class.html"
            def get(self):
                return render_template(self.template, a=1)
        def view(flag):
            name = "one.html" if flag else "two.html"
            render_template(DETAIL)
            render_template(["first.html", "second.html"])
            return render_template(name, a=1)
        def other(kind):
            return render_template("kinds/" + kind + ".html")
        """
    )
    assert sorted(found) == [
        "class.html", "detail.html", "first.html", "one.html", "second.html", "two.html",
    ]  # fmt: skip


def test_a_name_that_is_not_literal_is_a_problem() -> None:
    facts, problems = read_app({"app.py": FLASK + "def view(k):\n    return render_template('x' + k.name)\n"})
    assert facts.call_sites == {}
    assert [(p.line, p.message) for p in problems] == [(4, "the name of the template is not a literal")]


def test_a_template_given_as_text_is_a_problem() -> None:
    source = "from flask import render_template_string\ndef v(): return render_template_string('{{ a }}', a=1)\n"
    _, problems = read_app({"app.py": source})
    assert [p.message for p in problems] == ["a template given as text is not read"]


def test_wrappers_that_hand_all_arguments_on() -> None:
    facts, problems = read_app(
        {
            "app.py": FLASK
            + """
def page(*args, **kwargs):
    return render_template(site="s", *args, **kwargs)
@app.route("/")
def index():
    return page("index.html", count=1)
"""
        }
    )
    (site,) = facts.call_sites["index.html"]
    assert sorted(site.values) == ["count", "site"]
    assert site.endpoints == ("index",)
    assert problems == []


def test_wrappers_are_followed_to_their_callers() -> None:
    found = sites(
        """
        def page(template, title, user=None, **kwargs):
            kwargs["layout"] = "wide"
            return render_template(template, title=title, **kwargs)
        def quick(name, **context):
            return page(name, "quick", **context)
        def one():
            return page("one.html", "t", n=1)
        def two():
            return quick("two.html", m=True)
        def three():
            return quick(name="three.html")
        """
    )
    assert {name: (site.values, site.complete) for name, site in found.items()} == {
        "one.html": ({"title": STR, "n": INT, "layout": STR}, True),
        "two.html": ({"title": STR, "m": BOOL, "layout": STR}, True),
        "three.html": ({"title": STR, "layout": STR}, True),
    }
    assert found["one.html"].line == 10


def test_methods_around_render() -> None:
    found = sites(
        """
        from flask_admin import BaseView
        class Base:
            def render(self, template, ctx):
                return render_template(template, **ctx)
        class Page(Base):
            def get(self):
                return self.render("page.html", {"a": 1})
        class Admin(BaseView):
            def index(self):
                return self.render("admin.html", b="t")
        class Stranger:
            def index(self):
                return self.render("no.html", b="t")
        """
    )
    assert {name: site.values for name, site in found.items()} == {"page.html": {"a": INT}, "admin.html": {"b": STR}}


def test_contexts_that_fastapi_injects() -> None:
    found = values(
        """
        from typing import TypedDict
        class Base(TypedDict):
            user: str
        def base(request: Request) -> Base: ...
        def listing(page: int):
            return {"page": page}
        @app.get("/")
        def view(request: Request, ctx: Base = Depends(base), more=Depends(listing)):
            return templates.TemplateResponse(request, "x.html", {**ctx, **more, "n": 1})
        """,
        STARLETTE,
    )
    assert found == {"user": STR, "page": INT, "n": INT}


def test_the_blueprint_of_the_view() -> None:
    found = sites(
        """
        from flask import Blueprint
        from flask.views import MethodView
        bp = Blueprint("blog", __name__)
        outer = Blueprint("site", __name__)
        outer.register_blueprint(bp)
        @bp.route("/")
        def index():
            return render_template("index.html")
        class Post(MethodView):
            def get(self):
                return render_template("post.html")
        outer.add_url_rule("/post", view_func=Post.as_view("post"))
        def helper():
            return render_template("helper.html")
        """
    )
    assert {name: site.blueprint for name, site in found.items()} == {
        "index.html": "site.blog",
        "post.html": "site",
        "helper.html": None,
    }


def test_dicts_written_out_are_shapes_named_after_their_names() -> None:
    found = values(
        """
        def view():
            rows = [{"id": 1, "name": "a"}, {"id": 2}]
            return render_template("x.html", rows=rows, user_info={"email": "e"})
        """
    )
    rows, user = found["rows"], found["user_info"]
    assert isinstance(rows, List)
    assert isinstance(rows.item, Object)
    assert isinstance(user, Object)
    assert (rows.item.name, user.name) == ("Row", "UserInfo")
    assert {k: (f.type, f.optional) for k, f in rows.item.fields.items()} == {"id": (INT, False), "name": (STR, True)}


def test_a_value_that_nobody_declares_is_unknown() -> None:
    found = values(
        """
        from somewhere import thing
        def view(a, b=None):
            return render_template("x.html", a=a, b=b, c=thing, d=thing.get(), e=thing["x"])
        """
    )
    assert set(found.values()) == {UNKNOWN}


def test_a_template_named_by_the_class_that_an_annotation_gives() -> None:
    found = sites(
        """
        from typing import ClassVar

        class View:
            list_template: ClassVar[str] = "list.html"
            edit_template = "edit.html"

        def find(name) -> View:
            return registry[name]

        def of(view: View):
            return render_template(view.edit_template, b=2)

        def show(name):
            view = find(name)
            return render_template(view.list_template, a=1)
        """
    )
    assert {name: site.values for name, site in found.items()} == {"list.html": {"a": INT}, "edit.html": {"b": INT}}
