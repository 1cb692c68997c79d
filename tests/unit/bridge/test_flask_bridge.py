"""Flask behind the front: who gets props, what is in them, and what stays as it is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import flask
import pytest
from flask.testing import FlaskClient

from transpiler.bridge import BridgeError
from transpiler.bridge.capture import MIMETYPE
from transpiler.bridge.flask import PropsBridge

SECRET = "a secret that is long enough"
TEMPLATES = {
    "page.html": "<html><p>{{ user.name }}</p>{% for m in get_flashed_messages() %}{{ m }}{% endfor %}</html>",
    "list.html": "<html>{% for row in rows %}{{ row }},{% endfor %}</html>",
    "mail.html": "<p>{{ user.name }}</p>",
    "either.html": "{% if not part %}<html>{% endif %}<p>{{ part }}</p>{% if not part %}</html>{% endif %}",
    "session.html": "<html>{{ session['seen']|length }} {{ session.items()|list }}</html>",
}
USER = {"root": {"kind": "object", "name": "Page"}, "defs": {
    "Page": {"fields": {"user": {"type": {"kind": "object", "name": "User"}}}},
    "User": {"fields": {"name": {"type": "text"}}},
}}  # fmt: skip
ROWS = {"root": {"kind": "object", "name": "Page"}, "defs": {
    "Page": {"fields": {"rows": {"type": {"kind": "list", "item": "int"}}}},
}}  # fmt: skip
SESSION = {"root": {"kind": "object", "name": "Page"}, "defs": {
    "Page": {"fields": {"session": {"type": {"kind": "dict", "key": "str", "value": {"kind": "list", "item": "str"}}}}},
}}  # fmt: skip
PART = {"root": {"kind": "object", "name": "Page"}, "defs": {"Page": {"fields": {"part": {"type": "text"}}}}}
FLASHES = {"kind": "list", "item": {"kind": "tuple", "items": ["str", "str"]}}
CTX = {
    "globals": {"root": {"kind": "object", "name": "G"}, "defs": {
        "G": {"fields": {"get_flashed_messages": {"type": FLASHES}}},
    }},
    "vars": {"root": {"kind": "object", "name": "V"}, "defs": {"V": {"fields": {}}}},
}  # fmt: skip
ASK = {"X-Jinja2tsx-Secret": SECRET, "X-Jinja2tsx-Templates": "page.html,list.html,either.html,session.html"}


class User:
    def __init__(self) -> None:
        self.name = "Ann"
        self.password_hash = "hash-of-ann"


@pytest.fixture
def manifest(tmp_path: Path) -> Path:
    files = {
        "templates/page.tsx": {"sha256": "", "template": "page.html", "contract": USER, "ctx": CTX},
        "templates/list.tsx": {"sha256": "", "template": "list.html", "contract": ROWS},
        "templates/mail.tsx": {"sha256": "", "template": "mail.html", "contract": USER},
        "templates/either.tsx": {"sha256": "", "template": "either.html", "contract": PART},
        "templates/session.tsx": {"sha256": "", "template": "session.html", "contract": SESSION},
    }
    path = tmp_path / "jinja2tsx.json"
    path.write_text(json.dumps({"version": 1, "files": files}), encoding="utf-8")
    return path


@pytest.fixture
def app(manifest: Path) -> flask.Flask:
    app = flask.Flask(__name__)
    app.secret_key = "key"
    import jinja2

    app.jinja_env.loader = jinja2.DictLoader(TEMPLATES)
    sent: list[str] = []
    app.extensions["sent"] = sent

    @app.route("/", methods=["GET", "POST"])
    def page() -> Any:
        flask.flash("hello")
        return flask.render_template("page.html", user=User()), 201 if flask.request.method == "POST" else 200

    @app.get("/mail")
    def mail() -> Any:
        sent.append(flask.render_template("mail.html", user=User()))
        sent.append(flask.render_template("page.html", user=User()))
        return flask.redirect("/")

    @app.get("/once")
    def once() -> Any:
        return flask.render_template("list.html", rows=(number for number in range(3)))

    @app.get("/either")
    def either() -> Any:
        return flask.render_template("either.html", part=flask.request.args.get("part", ""))

    @app.get("/session")
    def session() -> Any:
        flask.session["seen"] = ["a", "b"]
        return flask.render_template("session.html", session=flask.session)

    @app.get("/wrong")
    def wrong() -> Any:
        return flask.render_template("list.html", rows=["no number"])

    @app.get("/changed")
    def changed() -> Any:
        return flask.render_template("list.html", rows=[1]) + "<!-- more -->"

    @app.get("/stream")
    def stream() -> Any:
        return flask.Response(iter(["a", "b"]), mimetype="text/html")

    @app.get("/address")
    def address() -> Any:
        seen = [flask.request.host_url, flask.request.remote_addr]
        return {"seen": seen, "headers": [name for name, _ in flask.request.headers]}

    PropsBridge(app, manifest, SECRET)
    return app


@pytest.fixture
def client(app: flask.Flask) -> Iterator[FlaskClient]:
    with app.test_client() as client:
        yield client


def test_the_front_gets_what_the_template_reads_and_no_more(client: FlaskClient) -> None:
    answer = client.get("/", headers=ASK)
    assert answer.mimetype == MIMETYPE
    assert answer.json == {
        "template": "page.html",
        "props": {
            "user": {"name": "Ann"},
            "ctx": {"globals": {"get_flashed_messages": [["message", "hello"]]}, "vars": {}},
        },
    }
    assert b"hash-of-ann" not in answer.data


def test_status_and_cookies_are_the_apps(client: FlaskClient) -> None:
    answer = client.post("/", headers=ASK)
    assert answer.status_code == 201
    assert answer.mimetype == MIMETYPE
    assert answer.headers.getlist("Set-Cookie")


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-Jinja2tsx-Templates": "page.html"},
        {"X-Jinja2tsx-Templates": "page.html", "X-Jinja2tsx-Secret": ""},
        {"X-Jinja2tsx-Templates": "page.html", "X-Jinja2tsx-Secret": SECRET[:-1]},
        {"X-Jinja2tsx-Templates": "page.html", "X-Jinja2tsx-Secret": "ä" * 20},
        {"X-Jinja2tsx-Secret": SECRET},
        {"X-Jinja2tsx-Secret": SECRET, "X-Jinja2tsx-Templates": "list.html"},
        {"Accept": MIMETYPE},
    ],
)
def test_anybody_else_gets_the_page(client: FlaskClient, headers: dict[str, str]) -> None:
    answer = client.get("/", headers={name: value.encode().decode("latin-1") for name, value in headers.items()})
    assert answer.mimetype == "text/html"
    assert answer.text == "<html><p>Ann</p>hello</html>"


def test_a_mail_is_rendered_as_ever(app: flask.Flask, client: FlaskClient) -> None:
    answer = client.get("/mail", headers=ASK)
    assert answer.status_code == 302
    assert app.extensions["sent"] == ["<p>Ann</p>", "<html><p>Ann</p></html>"]


def test_a_generator_is_read_by_both(client: FlaskClient) -> None:
    assert client.get("/once", headers=ASK).json == {"template": "list.html", "props": {"rows": [0, 1, 2]}}
    assert client.get("/once").text == "<html>0,1,2,</html>"


def test_a_proxy_is_what_it_stands_for(client: FlaskClient) -> None:
    """Its class has `__next__`, and yet it is no iterator."""
    answer = client.get("/session", headers=ASK)
    assert answer.json == {"template": "session.html", "props": {"session": [["seen", ["a", "b"]]]}}
    assert client.get("/session").text.startswith("<html>2 [(")


def test_what_does_not_fit_is_logged_and_sent_as_a_page(client: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    answer = client.get("/wrong", headers=ASK)
    assert answer.text == "<html>no number,</html>"
    assert "rows[0]: an int within 2^53 is promised" in caplog.text


def test_a_page_that_was_changed_after_rendering_stays(client: FlaskClient) -> None:
    assert client.get("/changed", headers=ASK).text == "<html>1,</html><!-- more -->"


def test_a_part_of_a_page_stays(client: FlaskClient) -> None:
    """The same template writes a page for visitors and a part of one for a script."""
    assert client.get("/either", headers=ASK).json == {"template": "either.html", "props": {"part": ""}}
    assert client.get("/either?part=x", headers=ASK).text == "<p>x</p>"


def test_the_apps_own_middleware_keeps_its_attributes(manifest: Path) -> None:
    class Prefixed:
        script_name = "/shop"

    app: Any = flask.Flask(__name__)
    app.wsgi_app = Prefixed()
    PropsBridge(app, manifest, SECRET)
    assert app.wsgi_app.script_name == "/shop"
    assert not hasattr(app.wsgi_app, "nothing")


def test_a_stream_passes(client: FlaskClient) -> None:
    assert client.get("/stream", headers=ASK).text == "ab"


def test_the_front_is_believed_about_addresses(client: FlaskClient) -> None:
    told = {
        "X-Forwarded-Host": "blog.example:8443",
        "X-Forwarded-Proto": "https",
        "X-Forwarded-For": "6.6.6.6, 10.1.2.3",
    }
    seen = client.get("/address", headers={**told, "X-Jinja2tsx-Secret": SECRET}).get_json()
    assert seen["seen"] == ["https://blog.example:8443/", "10.1.2.3"]
    assert not [name for name in seen["headers"] if name.lower().startswith("x-jinja2tsx")]
    assert client.get("/address", headers=told).get_json()["seen"] == ["http://localhost/", "127.0.0.1"]
    mapped = {**told, "X-Forwarded-For": "::ffff:10.1.2.3", "X-Jinja2tsx-Secret": SECRET}
    assert client.get("/address", headers=mapped).get_json()["seen"][1] == "10.1.2.3"


@pytest.mark.parametrize("secret", ["", "short"])
def test_no_start_without_a_secret(manifest: Path, secret: str) -> None:
    with pytest.raises(BridgeError, match="JINJA2TSX_SECRET"):
        PropsBridge(flask.Flask(__name__), manifest, secret)


@pytest.mark.parametrize("text", [None, "{", '{"files": []}', '{"files": {"a": 1}}'])
def test_no_start_without_a_manifest(tmp_path: Path, text: str | None) -> None:
    path = tmp_path / "none.json"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(BridgeError, match=r"none\.json"):
        PropsBridge(flask.Flask(__name__), path, SECRET)
