"""The way of a question: written into the copy, answered by the checker, merged into the facts."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from transpiler import pipeline
from transpiler.app import read_deeply
from transpiler.deep_types import CheckerError, checker, deepen
from transpiler.deep_types.checker import Copy, reveal
from transpiler.facts import AppFacts
from transpiler.options import Options
from transpiler.types import (
    INT,
    MISSING,
    NONE,
    STR,
    UNKNOWN,
    Dict,
    Field,
    Function,
    List,
    Moment,
    Object,
    Type,
    Union,
)

FLASK = "from flask import Flask, render_template\napp = Flask(__name__)\n"


class _Asked:
    """A checker that answers from a table (the end of the question -> the type) and keeps the copy."""

    def __init__(self, table: Mapping[str, str]) -> None:
        self.table = table
        self.copy = Copy({}, [], [], [])

    def __call__(self, copy: Copy) -> dict[str, dict[int, str]]:
        self.copy = copy
        return {path: self._answers(copy.files[path]) for path in copy.checked}

    def _answers(self, text: str) -> dict[int, str]:
        found = {}
        for number, line in enumerate(text.split("\n"), 1):
            asked = re.fullmatch(r"reveal_type\((.*)\),", line)
            if asked is not None:
                plain = re.sub(r"jinja2tsx_probes\.sure|[()]|,\)\[0\]", "", asked[1])
                found[number] = self.table.get(plain, "Unknown")
        return found


def _deepen(files: dict[str, str], templates: dict[str, str], table: Mapping[str, str]) -> tuple[AppFacts, Copy]:
    reading = read_deeply(files)
    program = pipeline.analyzed(pipeline.parsed(templates, Options()), reading.facts).program
    asked = _Asked(table)
    return deepen(files, reading, program, [], asked), asked.copy


def _value(body: str, template: str, table: Mapping[str, str], before: str = "") -> Type:
    app = f"{FLASK}{before}\n@app.route('/')\ndef index():\n{body}"
    return _deepen({"app.py": app}, {"a.html": template}, table)[0].call_sites["a.html"][0].values["x"]


def test_a_value_of_unknown_type_gets_the_answer() -> None:
    body = "    return render_template('a.html', x=nobody_knows())\n"
    assert _value(body, "{{ x }}", {"nobody_knows": "list[int] | None"}) == Union((List(INT), NONE))


@pytest.mark.parametrize(
    "answer", ["Unknown", "int | Unknown", "Any", "None", "set[str]", "Decimal", "Foo", "type[int]"]
)
def test_what_is_no_plain_value_gives_nothing(answer: str) -> None:
    assert _value("    return render_template('a.html', x=f())\n", "{{ x }}", {"f": answer}) == UNKNOWN


def test_what_the_source_says_stays() -> None:
    assert _value("    return render_template('a.html', x=1)\n", "{{ x }}", {"1": "str"}) == INT


def test_unknown_parts_are_filled() -> None:
    body = "    return render_template('a.html', x=[f()])\n"
    assert _value(body, "{{ x[0] }}", {"[f]": "list[str]"}) == List(STR)


def test_a_name_that_may_be_missing_may_be_missing() -> None:
    body = "    ctx = {}\n    if f():\n        ctx['x'] = g()\n    return render_template('a.html', **ctx)\n"
    assert _value(body, "{{ x }}", {"g": "int"}) == Union((INT, MISSING))


def test_all_expressions_a_name_can_be_must_be_known() -> None:
    body = "    ctx = {'x': f()}\n    if g():\n        ctx['x'] = h()\n    return render_template('a.html', **ctx)\n"
    assert _value(body, "{{ x }}", {"f": "int", "h": "None"}) == Union((INT, NONE))
    assert _value(body, "{{ x }}", {"f": "int"}) == UNKNOWN


def test_attributes_of_a_class_of_the_program_are_filled_in() -> None:
    before = "class Post:\n    def __init__(self, row):\n        self.title = row.title\n    def url(self): ...\n"
    found = _value(
        "    return render_template('a.html', x=f())\n",
        "{% for p in x %}{{ p.title }}{{ p.url() }}{{ p.nothing }}{% endfor %}",
        {"f": "list[Post]", "nextiterf.title": "str", "nextiterf.url": "str"},
        before,
    )
    assert isinstance(found, List)
    assert isinstance(found.item, Object)
    assert (found.item.name, found.item.module) == ("Post", "types/models")
    assert found.item.fields == {"title": Field(STR), "url": Field(Function((), STR, rest=True))}


def test_an_attribute_that_is_set_in_several_places_is_not_believed() -> None:
    before = "class Post:\n    def __init__(self):\n        self.n = 0\n    def grow(self):\n        self.n = 'much'\n"
    table = {"f": "Post", "f.n": "int"}
    found = _value("    return render_template('a.html', x=f())\n", "{{ x.n }}", table, before)
    assert isinstance(found, Object)
    assert found.fields == {}


def test_objects_with_a_truth_of_their_own_give_nothing() -> None:
    before = "class Bag:\n    def __len__(self): return 0\n"
    table = {"f": "Bag", "f.n": "int"}
    assert _value("    return render_template('a.html', x=f())\n", "{{ x.n }}", table, before) == UNKNOWN


def test_forms_are_left_to_how_templates_use_them() -> None:
    before = "from wtforms import Form\nclass Login(Form): ...\n"
    table = {"Login": "Login", "Login.user": "StringField", "Login.user.data": "str | None"}
    assert _value("    return render_template('a.html', x=Login())\n", "{{ x.user.data }}", table, before) == UNKNOWN


def test_context_processors_and_g() -> None:
    app = (
        f"{FLASK}from flask import g\n@app.context_processor\ndef extra():\n    return {{'x': f()}}\n"
        "@app.before_request\ndef load():\n    g.y = h()\n"
    )
    facts, _ = _deepen({"app.py": app}, {"a.html": "{{ x }}{{ g.y }}"}, {"f": "dict[str, int]", "h": "str"})
    assert (facts.context["x"], facts.g["y"]) == (Dict(STR, INT), STR)


def test_models_are_written_out() -> None:
    files = {
        "shop/models.py": (
            "from flask_sqlalchemy import SQLAlchemy\ndb = SQLAlchemy()\n"
            "class User(db.Model):\n    id = db.Column(db.Integer, primary_key=True)\n    name = db.Column(db.String)\n"
            "class Post(db.Model):\n    id = db.Column(db.Integer, primary_key=True)\n"
            "    at = db.Column(db.DateTime, nullable=False)\n"
            "    user_id = db.Column(db.ForeignKey('user.id'))\n"
            "    user = db.relationship('User', backref='posts')\n"
        ),
        "shop/__init__.py": (
            f"{FLASK}@app.route('/<int:n>')\ndef page(n, m):\n    return render_template('a.html', x=n)\n"
        ),
    }
    facts, copy = _deepen(files, {"a.html": "{{ x }}"}, {})
    models = copy.files["shop/models.py"]
    assert 'name: "jinja2tsx_probes.Mapped[str | None]" = db.Column(db.String)' in models
    assert 'at: "jinja2tsx_probes.Mapped[jinja2tsx_probes.datetime]" =' in models
    assert 'posts: "jinja2tsx_probes.Mapped[list[_shop_models_Post]]"\n    id: "' in models
    assert "from shop.models import Post as _shop_models_Post" in models
    assert 'def page(n: "int", m):' in copy.files["shop/__init__.py"]
    assert facts.call_sites["a.html"][0].values == {"x": INT}


def test_a_hybrid_property_is_a_property_of_instances() -> None:
    app = (
        f"{FLASK}from sqlalchemy.ext.hybrid import hybrid_property\nclass Post:\n"
        "    @hybrid_property\n    def size(self):\n        return 1\n"
        "    @size.expression\n    def size(cls):\n        return cls.nobody_knows\n"
    )
    copy = _deepen({"app.py": app}, {"a.html": ""}, {})[1]
    assert not copy.checked
    app += "@app.route('/')\ndef index():\n    return render_template('a.html', x=f())\n"
    text = _deepen({"app.py": app}, {"a.html": "{{ x }}"}, {})[1].files["app.py"]
    assert "    @property  # hybrid_property\n    def size(self):" in text
    assert "    @staticmethod  # size.expression\n    def _expression_of_size(cls):" in text


CALLED = """
def show(user, note=None):
    return render_template('a.html', x=user.name, y=note)
"""


def _called(more: str, table: Mapping[str, str]) -> dict[str, Type]:
    facts, _ = _deepen({"app.py": f"{FLASK}{CALLED}{more}"}, {"a.html": "{{ x }}{{ y }}"}, table)
    return facts.call_sites["a.html"][0].values


def test_a_parameter_is_what_all_calls_give_it() -> None:
    more = "def one(a):\n    return show(f(), 'x')\ndef two(a):\n    return show(user=g())\n"
    table = {"f.name": "str", "g.name": "int", "'x'": "str", "None": "None"}
    assert _called(more, table) == {"x": Union((STR, INT)), "y": Union((STR, NONE))}


@pytest.mark.parametrize(
    "more",
    [
        "def one(a):\n    return show(f())\ncallback = show\n",
        "def one(a):\n    return show(f())\ndef two(other):\n    return other.show(1)\n",
        "def one(a):\n    return show(*f())\n",
        "def one(a):\n    return show(f())\ndef two(a):\n    return show(nobody_knows())\n",
    ],
    ids=["handed on", "called elsewhere", "unpacked", "one unknown"],
)
def test_a_parameter_is_unknown_where_a_call_may_be_missing(more: str) -> None:
    assert _called(more, {"f.name": "str"})["x"] == UNKNOWN


def test_the_checker_answers() -> None:
    app = (
        f"{FLASK}import datetime\nclass Post:\n    def __init__(self, n: int):\n        self.n = n\n"
        "    def when(self):\n        return datetime.datetime(self.n, 1, 1)\n"
        "def found(words):\n    return {word: Post(1) for word in words.split()}.values()\n"
        "@app.route('/<words>')\ndef index(words):\n"
        "    return render_template('a.html', x=sorted(found(words), key=lambda post: post.n)[:3])\n"
    )
    reading = read_deeply({"app.py": app})
    templates = pipeline.parsed({"a.html": "{% for p in x %}{{ p.when() }}{% endfor %}"}, Options())
    program = pipeline.analyzed(templates, reading.facts).program
    found = deepen({"app.py": app}, reading, program, [], reveal).call_sites["a.html"][0].values["x"]
    assert isinstance(found, List)
    assert isinstance(found.item, Object)
    assert found.item.fields["when"].type == Function((), Moment("datetime"), rest=True)


_CHANGED = {
    "a dict that grows": "    x = {'a': 1}\n    x['b'] = 's'\n",
    "a list that grows": "    x = [1]\n    x.append('s')\n",
    "a list of a function": "    x = words()\n",
    "a name set by another function": "    x = COUNT\n",
    "an attribute set elsewhere": "    x = Page().size\n",
    "a dict of more than its keywords": "    x = dict(a, b=1)\n",
}
_AROUND = """
COUNT = 1
def grow():
    global COUNT
    COUNT = 'many'
def words():
    found = [1]
    for word in 'a b'.split():
        found.append(word)
    return found
class Page:
    def __init__(self):
        self._size = 0
    def load(self):
        self._size = 'large'
    @property
    def size(self):
        return self._size
"""


@pytest.mark.parametrize("body", _CHANGED.values(), ids=_CHANGED)
def test_what_changes_later_is_not_what_it_starts_with(body: str) -> None:
    page = f"@app.route('/')\ndef index(a):\n{body}    return render_template('a.html', x=next(iter([x])))\n"
    app = f"{FLASK}{_AROUND}{page}"
    reading = read_deeply({"app.py": app})
    program = pipeline.analyzed(pipeline.parsed({"a.html": "{{ x }}"}, Options()), reading.facts).program
    found = deepen({"app.py": app}, reading, program, []).call_sites["a.html"][0].values["x"]
    assert found in (UNKNOWN, List(UNKNOWN))


def test_without_the_extra_there_is_a_hint(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checker, "is_installed", lambda: False)
    with pytest.raises(CheckerError) as raised:
        reveal(Copy({}, [], [], []))
    assert raised.value.hint == "pip install jinja2tsx[types]"


def test_a_checker_that_fails_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checker.sys, "executable", "/bin/false")
    with pytest.raises(CheckerError, match="pyrefly ended with 1"):
        reveal(Copy({"a.py": ""}, ["a.py"], [""], []))


def test_the_checker_is_told_what_settings_are() -> None:
    body = "    return render_template('a.html', x=app.config['SIZE'] + nobody_knows())\n"
    reading = read_deeply(files := {"app.py": f"{FLASK}app.config['SIZE'] = 1\n@app.route('/')\ndef index():\n{body}"})
    asked = _Asked({})
    program = pipeline.analyzed(pipeline.parsed({"a.html": "{{ x }}"}, Options()), reading.facts).program
    deepen(files, reading, program, [], asked)
    assert "jinja2tsx_probes.cast(\"int\", app.config['SIZE']) + nobody_knows()" in asked.copy.files["app.py"]


TASKS = """
@celery.task
def mail(name, token):
    return render_template('a.html', x=name, y=token)
"""


def test_a_task_is_called_later() -> None:
    more = "def one(a):\n    mail.delay(f(), token='t')\n"
    facts, _ = _deepen({"app.py": f"{FLASK}{TASKS}{more}"}, {"a.html": "{{ x }}{{ y }}"}, {"f": "str", "'t'": "str"})
    assert facts.call_sites["a.html"][0].values == {"x": STR, "y": STR}


@pytest.mark.parametrize("decorator", ["@celery.task(bind=True)", "@wrapped", "@wrapped.task()"])
def test_a_decorator_may_give_a_function_other_arguments(decorator: str) -> None:
    tasks = TASKS.replace("@celery.task", decorator)
    more = "def one(a):\n    mail.delay(f(), token='t')\n"
    facts, _ = _deepen({"app.py": f"{FLASK}{tasks}{more}"}, {"a.html": "{{ x }}{{ y }}"}, {"f": "str", "'t'": "str"})
    assert facts.call_sites["a.html"][0].values == {"x": UNKNOWN, "y": UNKNOWN}


def test_functions_of_other_files_may_share_a_name() -> None:
    other = "def show(user):\n    return user\ndef all():\n    return map(show, [1])\n"
    more = "def one(a):\n    return show(f())\n"
    files = {"app.py": f"{FLASK}{CALLED}{more}", "other.py": other}
    facts, _ = _deepen(files, {"a.html": "{{ x }}{{ y }}"}, {"f.name": "str"})
    assert facts.call_sites["a.html"][0].values["x"] == STR


def _copied(files: dict[str, str]) -> str:
    return _deepen(files, {"a.html": "{{ x }}"}, {})[1].files["app.py"]


def test_the_checker_is_told_what_proxies_stand_for() -> None:
    app = """
from flask import Flask, current_app, render_template
from flask_login import LoginManager, current_user
from werkzeug.local import LocalProxy

class Shop(Flask):
    pass
class User:
    name: str
lm = LoginManager()
@lm.user_loader
def load(id):
    return User()
store = LocalProxy(lambda: current_app.store)
@app.route('/')
def index():
    return render_template('a.html', x=current_user.name)
"""
    text = _copied({"app.py": app})
    assert (
        '(jinja2tsx_probes.proxied, LocalProxy)[0](lambda: jinja2tsx_probes.cast("_app_Shop", current_app).store)'
        in text
    )
    assert 'reveal_type((jinja2tsx_probes.cast("_app_User", current_user).name)),' in text
    assert {"from app import Shop as _app_Shop", "from app import User as _app_User"} <= set(text.split("\n"))


@pytest.mark.parametrize(
    "more",
    [
        "class Other(Flask):\n    pass\nlm.anonymous_user = nobody_knows()\n",
        "def f(current_app, current_user):\n    return current_app.store\n",
    ],
    ids=["several", "a parameter of that name"],
)
def test_a_proxy_stays_one_where_its_object_is_not_known(more: str) -> None:
    app = f"{FLASK}from flask import current_app\nfrom flask_login import LoginManager, current_user\n"
    app += "class Shop(Flask):\n    pass\nclass User:\n    name: str\nlm = LoginManager()\n"
    app += f"@lm.user_loader\ndef load(id):\n    return User()\n{more}\n"
    app += "@app.route('/')\ndef index():\n    return render_template('a.html', x=(current_app.a, current_user.b))\n"
    assert ".cast(" not in _copied({"app.py": app})


def test_a_dynamic_relationship_is_a_query() -> None:
    app = f"""{FLASK}from flask_sqlalchemy import SQLAlchemy
db = SQLAlchemy()
class User(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    posts = db.relationship("Post", backref=db.backref("author", lazy="dynamic"), lazy="dynamic")
class Post(db.Model):
    id = db.Column(db.Integer, primary_key=True)
@app.route('/')
def index():
    return render_template('a.html', x=User.query.first().posts)
"""
    text = _copied({"app.py": app})
    assert 'posts: "jinja2tsx_probes.Mapped[jinja2tsx_probes.Rows[_app_Post]]" = db.relationship(' in text
    assert 'author: "jinja2tsx_probes.Mapped[jinja2tsx_probes.Rows[_app_User]]"\n' in text


def test_parsed_templates_can_be_analysed_again() -> None:
    templates = pipeline.parsed({"a.html": "{% for %}", "b.html": "{{ x.name }}{{ x|unknown_filter }}"}, Options())
    first, second = pipeline.analyzed(templates), pipeline.load_parsed(templates)
    codes = {name: [item.code for item in found.items] for name, found in first.diagnostics.items()}
    assert codes == {name: [item.code for item in found.items] for name, found in second.diagnostics.items()}
    assert codes["a.html"] == ["syntax-error"]
    assert second.sources is first.sources
    names = [prop.name for prop in first.program.templates["b.html"].props]
    assert names == [prop.name for prop in second.program.templates["b.html"].props] == ["x"]
