"""Which views answer with which templates, which are guarded, where static files lie."""

from __future__ import annotations

from transpiler.app import read_app
from transpiler.facts import AppFacts

FLASK = """
from flask import Flask, Blueprint, render_template, make_response
from flask.views import MethodView
from .mail import send

app = Flask(__name__)
bp = Blueprint("b", __name__, url_prefix="/b", static_folder="files")
app.register_blueprint(bp)

def login_required(view):
    return view

@app.route("/")
def index():
    return render_template("index.html"), 200

@bp.route("/made")
@login_required
def made():
    page = render_template("made.html")
    answer = make_response(page)
    return answer

@bp.route("/far")
def far():
    return helper("x")

def helper(value):
    return render_template("helped.html", value=value)

@bp.route("/two")
def two():
    if app.debug:
        return render_template("one.html")
    send(render_template("mail.html"))
    return render_template("two.html")

class Shown(MethodView):
    def get(self):
        return self.show()

    def show(self):
        return render_template("shown.html")

class Item(Shown):
    decorators = [login_required]

app.add_url_rule("/item/<int:id>", view_func=Item.as_view("item"))

@app.errorhandler(404)
def missing(error):
    return render_template("404.html"), 404
"""


def read(text: str, path: str = "app/__init__.py") -> AppFacts:
    facts, problems = read_app({path: text, "app/mail.py": "def send(text):\n    pass\n"})
    assert problems == []
    return facts


def test_who_answers_with_a_template() -> None:
    sites = {name: (site.endpoints, site.answers) for name, (site,) in read(FLASK).call_sites.items()}
    assert sites == {
        "index.html": (("index",), True),
        "made.html": (("b.made",), True),
        "helped.html": (("b.far",), True),
        "one.html": (("b.two",), True),
        "mail.html": ((), False),
        "two.html": (("b.two",), True),
        "shown.html": (("item",), True),
        "404.html": ((), True),
    }


def test_guards() -> None:
    assert read(FLASK).guarded == {"b.made", "item"}


def test_static_folders_of_flask() -> None:
    assert read(FLASK).static_folders == {"/static": "app/static", "/b/files": "app/files"}
    other = 'from flask import Flask\napp = Flask(__name__, static_folder="web/files", static_url_path="/x")\n'
    assert read(other, "app.py").static_folders == {"/x": "web/files"}
    assert read("from flask import Flask\napp = Flask(__name__, static_folder=None)\n").static_folders == {}


STARLETTE = """
import os
from pathlib import Path
from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from fastapi.templating import Jinja2Templates

HERE = Path(__file__).resolve().parent
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
app = FastAPI()
templates = Jinja2Templates("templates")
app.mount("/a", StaticFiles(directory=HERE / "static" / "a"), name="a")
app.mount("/b", StaticFiles(directory=os.path.join(ROOT, "b")), name="b")
app.mount("/c", StaticFiles(directory="c"), name="c")
app.mount("/d", StaticFiles(directory=settings.folder), name="d")

@app.get("/")
async def index(request):
    return templates.TemplateResponse(request, "index.html", {})
"""


def test_starlette() -> None:
    facts = read(STARLETTE, "app/main.py")
    assert facts.static_folders == {"/a": "app/static/a", "/b": "b", "/c": "c"}
    assert facts.call_sites["index.html"][0].endpoints == ("index",)


FASTAPI = """
from typing import Annotated
from fastapi import APIRouter, Depends, FastAPI, HTTPException, Request, Security, status
from fastapi.security import HTTPBasic, OAuth2PasswordBearer

class NotLoggedIn(Exception):
    pass

class AuthorNotFound(Exception):
    pass

def current_user(request: Request):
    if "user" not in request.session:
        raise NotLoggedIn
    return request.session["user"]

def admin(user=Depends(current_user)):
    return user

def maybe_user(request: Request):
    return request.session.get("user")

def author(name: str):
    if name == "x":
        raise AuthorNotFound()
    if not name:
        raise HTTPException(404)
    return name

def with_role(role):
    def check(user=Depends(maybe_user)):
        if user != role:
            raise HTTPException(status_code=status.HTTP_403_FORBIDDEN)
    return check

class Role:
    def __init__(self, name):
        self.name = name

    def __call__(self, request: Request):
        if request.session.get("role") != self.name:
            raise HTTPException(303, headers={"Location": "/login"})

User = Annotated[str, Depends(current_user)]
app = FastAPI()
staff = APIRouter(prefix="/staff", dependencies=[Depends(admin)])
club = APIRouter()
open_ = APIRouter()
bearer = OAuth2PasswordBearer(tokenUrl="token")
maybe = HTTPBasic(auto_error=False)

@app.get("/a")
def by_default(user: str = Depends(current_user)): ...

@app.get("/b")
def by_annotation(user: User): ...

@app.get("/c", dependencies=[Security(Role("a"))])
def by_decorator(): ...

@app.get("/d")
def by_scheme(token: Annotated[str, Depends(bearer)]): ...

@app.get("/e")
def by_closure(ok=Depends(with_role("a"))): ...

@app.get("/f")
def free(user=Depends(maybe_user), who=Depends(author), token=Depends(maybe)): ...

@staff.get("/g")
def by_router(): ...

@club.get("/h")
def by_include(): ...

@open_.get("/i")
def open_to_all(): ...

app.include_router(staff)
app.include_router(club, dependencies=[Depends(current_user)])
app.include_router(open_)
app.add_api_route("/j", by_added)
def by_added(user: User): ...
"""


def test_guards_of_fastapi() -> None:
    facts = read(FASTAPI, "app/main.py")
    assert sorted(facts.guarded) == [
        "by_added", "by_annotation", "by_closure", "by_decorator", "by_default", "by_include", "by_router", "by_scheme",
    ]  # fmt: skip
    assert {"free", "open_to_all"} < facts.routes.keys()
