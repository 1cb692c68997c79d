"""Types of values: what the source proves, and nothing it does not."""

from __future__ import annotations

import textwrap

import pytest

from transpiler.app import read_app
from transpiler.types import (
    BOOL,
    FLOAT,
    HTML,
    INT,
    NONE,
    STR,
    UNKNOWN,
    Dict,
    Function,
    List,
    Moment,
    Object,
    Str,
    Tuple,
    Type,
    union,
)

IMPORTS = """
import datetime, os, enum
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Iterator, Literal, NamedTuple, Optional, Sequence, TypedDict
from flask import Flask, request, render_template, url_for, Markup
from somewhere import thing
app = Flask(__name__)
"""


def type_of(expr: str, before: str = "", params: str = "", header: str = "") -> Type:
    """The type of an expression at the end of a view."""
    body = textwrap.indent(textwrap.dedent(before), "    ")
    source = (
        f"{IMPORTS}{textwrap.dedent(header)}\ndef view({params}):\n{body}\n    return render_template('x', v={expr})\n"
    )
    facts, problems = read_app({"app.py": source})
    assert problems == []
    return facts.call_sites["x"][0].values["v"]


def fields(type_: Type) -> dict[str, Type]:
    assert isinstance(type_, Object)
    return {name: field.type for name, field in type_.fields.items()}


@pytest.mark.parametrize(
    ("expr", "wanted"),
    [
        ("1", INT),
        ("True", BOOL),
        ("1.5", FLOAT),
        ("None", NONE),
        ("'a'", STR),
        ("f'{thing}'", STR),
        ("b'x'", UNKNOWN),
        ("'a'.upper().split(',')", List(STR)),
        ("'%s' % thing", STR),
        ("'a' + 'b'", STR),
        ("1 + 2 * 3", INT),
        ("1 / 2", FLOAT),
        ("1 + thing", UNKNOWN),
        ("len(thing)", INT),
        ("int(thing)", INT),
        ("str(thing)", STR),
        ("[1, 2]", List(INT)),
        ("[1, None]", List(union(INT, NONE))),
        ("[1, thing]", List(UNKNOWN)),
        ("[str(t) for t in thing]", List(STR)),
        ("[i for i in range(3)]", List(INT)),
        ("[(i, t) for i, t in enumerate(['a'])]", List(Tuple((INT, STR)))),
        ("(1, 'a')", Tuple((INT, STR))),
        ("{1: 'a'}", Dict(INT, STR)),
        ("{str(t): 1 for t in thing}", Dict(STR, INT)),
        ("{1, 2}", UNKNOWN),
        ("sorted(['b', 'a'])", List(STR)),
        ("'a' if thing else None", union(STR, NONE)),
        ("thing or 'a'", UNKNOWN),
        ("None or 'a'", STR),
        ("not thing", BOOL),
        ("thing in [1]", BOOL),
        ("thing == 1", BOOL),
        ("request.args.get('q')", union(STR, NONE)),
        ("request.args.get('q', '')", STR),
        ("request.args.get('n', 1, type=int)", INT),
        ("request.args.get('n', type=int)", union(INT, NONE)),
        ("request.form['q']", STR),
        ("request.path", STR),
        ("url_for('x')", STR),
        ("os.environ.get('X', 'y')", STR),
        ("Markup('<b>')", HTML),
        ("datetime.datetime.now()", Moment()),
        ("datetime.datetime.now().strftime('%d')", STR),
        ("date.today()", Moment("date")),
        ("Decimal(1)", UNKNOWN),
        ("['a', 'b'][0]", STR),
        ("['a', 'b'][1:]", List(STR)),
        ("thing.name", UNKNOWN),
        ("(lambda: 1)", Function((), INT, rest=True)),
    ],
)
def test_expressions(expr: str, wanted: Type) -> None:
    assert type_of(expr) == wanted


@pytest.mark.parametrize(
    ("annotation", "wanted"),
    [
        ("str", STR),
        ("'Optional[str]'", union(STR, NONE)),
        ("int | None", union(INT, NONE)),
        ("list[dict[str, int]]", List(Dict(STR, INT))),
        ("Sequence[str]", List(STR)),
        ("tuple[int, str]", Tuple((INT, STR))),
        ("tuple[int, ...]", List(INT)),
        ("Literal['a', 'b']", Str(frozenset({"a", "b"}))),
        ("datetime.datetime", Moment()),
        ("Alias", List(STR)),
        ("Any", UNKNOWN),
        ("set[int]", UNKNOWN),
        ("Iterator[int]", UNKNOWN),
        ("Color", UNKNOWN),
        ("Decimal", UNKNOWN),
        ("str | Decimal", UNKNOWN),
    ],
)
def test_annotations(annotation: str, wanted: Type) -> None:
    header = "class Color(str, enum.Enum):\n    RED = 'r'\nAlias = list[str]\n"
    assert type_of("p", params=f"p: {annotation}", header=header) == wanted
    assert type_of("q", before=f"q: {annotation} = thing", header=header) == wanted
    function = f"def made() -> {annotation}: ...\n"
    assert type_of("made()", header=header + function) == wanted


@pytest.mark.parametrize(
    ("before", "wanted"),
    [
        ("v = 1\nif thing:\n    v = 'a'", union(INT, STR)),
        ("v = 1\nv = thing", UNKNOWN),
        ("v = 1\nv += thing", UNKNOWN),
        ("v = None\nfor v in ['a']:\n    pass", union(STR, NONE)),
        ("v = 'a'\nv = v or None", union(STR, NONE)),
        ("a, v = 1, 'b'", STR),
        ("v = []\nv.append(1)\nif thing:\n    v.append('a')", List(union(INT, STR))),
        ("v = []", List(UNKNOWN)),
        ("v = []\nfill(v)\nv.append(1)", List(UNKNOWN)),
        ("v = {}\nv[str(thing)] = 1", Dict(STR, INT)),
        ("v = {}\nv.update(thing)", UNKNOWN),
        ("with thing as v:\n    pass", UNKNOWN),
        ("v = 1\ndef inner():\n    nonlocal v\n    v = 'a'", union(INT, STR)),
        ("v = result(1)", INT),
        ("v = result(thing)", UNKNOWN),
        ("v = maybe()", union(INT, NONE)),
        ("v = endless()", UNKNOWN),
    ],
)
def test_locals(before: str, wanted: Type) -> None:
    header = """
    def fill(rows): rows.append("x")
    def result(value): return value
    def maybe():
        if thing:
            return 1
    def endless(): return endless()
    """
    assert type_of("v", before=before, header=header) == wanted


def test_plain_classes_dataclasses_and_named_tuples() -> None:
    header = """
    class Base:
        def __init__(self, id: int, note=None):
            self.id = id
            self.note = note
    class User(Base):
        tags: list[str]
        def __init__(self, name: str = None):
            self.name = name
            self.age: int = 3
            self.free = thing
        @property
        def label(self) -> str: ...
        @property
        def title(self):
            return self.label.title()
        def method(self) -> int: ...
    @dataclass
    class Post:
        author: "User"
        replies: "list[Post]" = field(default_factory=list)
        draft: bool = None
    class Point(NamedTuple):
        x: int
    """
    user = type_of("User()", header=header)
    assert fields(user) == {
        "id": INT, "tags": List(STR), "label": STR, "title": STR, "name": union(STR, NONE), "age": INT,
    }  # fmt: skip
    post = type_of("Post(User())", header=header)
    assert isinstance(post, Object)
    assert (post.name, post.module) == ("Post", "types/models")
    assert fields(post)["replies"] == List(post)
    assert fields(post)["draft"] == union(BOOL, NONE)
    assert type_of("Post(User()).author.name", header=header) == union(STR, NONE)
    assert type_of("User().method()", header=header) == INT
    assert fields(type_of("Point(1)", header=header)) == {"x": INT}


@pytest.mark.parametrize(
    "body",
    [
        "def __iter__(self): ...",
        "def __len__(self): ...",
        "def __bool__(self): ...",
        "def __getattr__(self, name): ...",
    ],
)
def test_a_class_with_behaviour_of_its_own_is_unknown(body: str) -> None:
    assert type_of("Odd()", header=f"class Odd:\n    x: int\n    {body}\n") == UNKNOWN
    assert type_of("Odd()", header="class Odd(thing.Client):\n    x: int\n") == UNKNOWN


def test_a_property_of_a_class_with_unknown_bases_is_no_function() -> None:
    header = """
    class Handler(elsewhere.Handler):
        @property
        def base_url(self):
            return super().base_url.rstrip("/")
        @property
        def code(self) -> int: ...
    """
    assert type_of("Handler().code", header=header) == INT
    assert type_of("Handler().base_url", header=header) == UNKNOWN


def test_typed_dicts_and_pydantic() -> None:
    header = """
    from pydantic import BaseModel, Field
    from typing import NotRequired
    class Info(TypedDict, total=False):
        name: str
    class Page(TypedDict):
        id: int
        hint: NotRequired[str]
    class Model(BaseModel):
        id: int
        email: str = None
        count: int = Field(default=None)
        page: Page | None
    """
    page = type_of("p", params="p: Page", header=header)
    assert isinstance(page, Object)
    assert {k: f.optional for k, f in page.fields.items()} == {"id": False, "hint": True}
    info = type_of("p", params="p: Info", header=header)
    assert isinstance(info, Object)
    assert info.fields["name"].optional
    model = fields(type_of("Model()", header=header))
    assert (model["email"], model["count"]) == (union(STR, NONE), union(INT, NONE))
    assert type_of("Model().page.id", header=header) == INT


def test_one_class_is_one_object_and_names_are_free() -> None:
    facts, _ = read_app(
        {
            "a.py": "class User:\n    id: int\n",
            "b.py": "class User:\n    name: str\n",
            "app.py": "from flask import render_template\nimport a, b\n"
            "def v(): return render_template('x', one=a.User(), two=[a.User()], three=b.User())\n",
        }
    )
    values = facts.call_sites["x"][0].values
    one, two, three = values["one"], values["two"], values["three"]
    assert isinstance(two, List)
    assert two.item is one
    assert isinstance(one, Object)
    assert isinstance(three, Object)
    assert (one.name, three.name) == ("User", "User2")


def test_route_parameters() -> None:
    facts, _ = read_app(
        {
            "app.py": IMPORTS
            + "@app.route('/<int:n>/<name>')\n@app.route('/<int:n>/<name>/<float:f>')\n"
            + "def view(n, name, f=None): return render_template('x', n=n, name=name, f=f)\n"
        }
    )
    assert facts.call_sites["x"][0].values == {"n": INT, "name": STR, "f": UNKNOWN}


MODELS = """
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import select
db = SQLAlchemy()
tags = db.Table("tags")

class User(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(80), nullable=False)
    born = db.Column(db.Date)
    kind = db.Column(db.Enum("a", "b"), nullable=False)
    price = db.Column(db.Numeric)
    posts = db.relationship("Post", backref="author", lazy=True)
    pinned = db.relationship("Post", lazy="dynamic", foreign_keys="Post.user_id")

class Post(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    user_id = db.Column(db.Integer, db.ForeignKey("user.id"), nullable=False)
    parent_id = db.Column(db.Integer, db.ForeignKey("post.id"))
    created = db.Column("made", db.DateTime, nullable=False)
    labels = db.relationship("Label", secondary=tags, backref=db.backref("posts", lazy="dynamic"))
    parent = db.relationship("Post", remote_side=[id], backref="children")

class Label(db.Model):
    id = db.Column(db.Integer, primary_key=True)
"""


def test_sqlalchemy_columns_and_relationships() -> None:
    user = type_of("User()", header=MODELS)
    assert isinstance(user, Object)
    assert user.primary_key == "id"
    found = fields(user)
    posts = found.pop("posts")
    assert found == {
        "id": INT,
        "name": STR,
        "born": union(Moment("date"), NONE),
        "kind": Str(frozenset({"a", "b"})),
        "price": UNKNOWN,
        "pinned": UNKNOWN,
    }
    assert isinstance(posts, List)
    post = posts.item
    assert isinstance(post, Object)
    inside = fields(post)
    assert inside["author"] == union(user, NONE)
    assert inside["created"] == Moment()
    assert inside["parent"] == union(post, NONE)
    assert inside["children"] == List(post)
    labels = inside["labels"]
    assert isinstance(labels, List)
    assert fields(labels.item)["posts"] == UNKNOWN


def test_mapped_models() -> None:
    header = """
    from sqlalchemy.orm import DeclarativeBase, Mapped, WriteOnlyMapped, mapped_column, relationship
    class Base(DeclarativeBase): ...
    class User(Base):
        id: Mapped[int] = mapped_column(primary_key=True)
        name: Mapped[Optional[str]]
        posts: Mapped[list["Post"]] = relationship(back_populates="author")
        later: WriteOnlyMapped["Post"] = relationship()
    class Post(Base):
        id: Mapped[int] = mapped_column(primary_key=True)
        author: Mapped["User"] = relationship(back_populates="posts")
    """
    user = type_of("User()", header=header)
    assert isinstance(user, Object)
    assert user.primary_key == "id"
    found = fields(user)
    assert (found["id"], found["name"], found["later"]) == (INT, union(STR, NONE), UNKNOWN)
    assert isinstance(found["posts"], List)
    assert fields(found["posts"].item)["author"] is user


@pytest.mark.parametrize(
    ("expr", "shape"),
    [
        ("Post.query.all()", "list"),
        ("Post.query.filter_by(id=1).order_by(Post.id).all()", "list"),
        ("db.session.query(Post).filter(thing).all()", "list"),
        ("db.session.scalars(select(Post).where(thing)).all()", "list"),
        ("db.session.execute(db.select(Post)).scalars().all()", "list"),
        ("[p for p in Post.query]", "list"),
        ("list(Post.query)", "list"),
        ("Post.query.first()", "maybe"),
        ("Post.query.get(1)", "maybe"),
        ("db.session.get(Post, 1)", "maybe"),
        ("db.session.scalar(select(Post))", "maybe"),
        ("db.session.execute(select(Post)).scalar_one_or_none()", "maybe"),
        ("Post.query.get_or_404(1)", "one"),
        ("Post.query.filter_by(id=1).first_or_404()", "one"),
        ("db.get_or_404(Post, 1)", "one"),
        ("db.one_or_404(select(Post))", "one"),
        ("Post.query.paginate(page=1).items", "list"),
        ("db.paginate(select(Post)).items", "list"),
        ("Post.query.count()", "count"),
        ("Post.query", "unknown"),
        ("db.session.execute(select(Post)).all()", "unknown"),
        ("db.session.query(Post, thing).all()", "unknown"),
        ("Post.query.with_entities(Post.id).all()", "unknown"),
    ],
)
def test_queries(expr: str, shape: str) -> None:
    found = type_of(expr, header=MODELS)
    names = {"list": "list[Post]", "maybe": "Post?", "one": "Post", "count": "int", "unknown": "unknown"}

    def spell(type_: Type) -> str:
        match type_:
            case Object(name=name):
                return name
            case List(item):
                return f"list[{spell(item)}]"
            case _ if type_ == INT:
                return "int"
            case _ if type_ == UNKNOWN:
                return "unknown"
            case _:
                one, none = type_.members  # type: ignore[union-attr]
                assert none == NONE
                return f"{spell(one)}?"

    assert spell(found) == names[shape]


def test_the_pages_of_a_pagination() -> None:
    known = fields(type_of("Post.query.paginate(page=1)", header=MODELS))
    assert known["iter_pages"] == Function((), List(union(INT, NONE)), rest=True)
    assert (known["page"], known["next_num"]) == (INT, union(INT, NONE))


def test_a_query_built_in_steps() -> None:
    before = "query = Post.query\nif thing:\n    query = query.filter_by(id=1)\nposts = query.all()"
    found = type_of("posts", before=before, header=MODELS)
    assert isinstance(found, List)
    assert isinstance(found.item, Object)
    mixed = "query = Post.query\nif thing:\n    query = User.query\nposts = query.all()"
    assert type_of("posts", before=mixed, header=MODELS) == UNKNOWN


def test_forms_are_unknown() -> None:
    header = "from flask_wtf import FlaskForm\nfrom wtforms import StringField\n"
    assert type_of("Login()", header=header + "class Login(FlaskForm):\n    name = StringField()\n") == UNKNOWN
