"""`jinja2tsx migrate`: exit codes, what it says about pages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from transpiler.cli import main

APP = """
from flask import Flask, render_template

app = Flask(__name__)

@app.route("/")
def index():
    return render_template("page.html", name="x")

@app.route("/part")
def part():
    return render_template("part.html")
"""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    folder = tmp_path / "shop"
    (folder / "templates").mkdir(parents=True)
    (folder / "app.py").write_text(APP, encoding="utf-8")
    (folder / "templates" / "page.html").write_text("<html><body>{{ name }}</body></html>", encoding="utf-8")
    (folder / "templates" / "part.html").write_text("<p>part</p>", encoding="utf-8")
    return folder


def migrate(shop: Path, *options: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["migrate", str(shop), "-o", str(shop / "web"), "--jobs", "1", *options])
    return done.exit_code, done.output


def test_pages_and_what_the_app_keeps(shop: Path) -> None:
    code, said = migrate(shop)
    assert code == 0
    assert "1 for 1 route\n" in said
    assert said.endswith("says how to start the app and Next.js in front of it.\n")
    assert "the app keeps part.html (/part): it is a part of a page: it has no <html>" in said
    assert (shop / "web" / "app" / "page.tsx").is_file()


def test_the_rules_of_one_template_stand_in_one_line(shop: Path) -> None:
    app = (shop / "app.py").read_text("utf-8")
    more = "".join(f'@app.route("/part{at}")\n' for at in range(5))
    (shop / "app.py").write_text(app.replace('@app.route("/part")\n', more), encoding="utf-8")
    _, said = migrate(shop)
    assert "the app keeps part.html (/part0, /part1, /part2 and 2 more): it is a part of a page" in said


def test_an_edit_is_told(shop: Path) -> None:
    migrate(shop)
    (shop / "web" / "proxy.ts").write_text("// mine\n", encoding="utf-8")
    code, said = migrate(shop)
    assert code == 1
    assert "proxy.ts was edited by hand and is left as it is; --force" in said


def test_an_edited_page_gets_what_its_parts_read(shop: Path) -> None:
    (shop / "templates" / "page.html").write_text(
        "<html>{% for row in rows %}{{ row.a }}{% include 'row.html' %}{% endfor %}{{ name }}</html>", encoding="utf-8"
    )
    row = shop / "templates" / "row.html"
    row.write_text("<p>{{ row.a }}</p>", encoding="utf-8")
    migrate(shop)
    page = shop / "web" / "templates" / "page.tsx"
    page.write_text(page.read_text("utf-8") + "// mine\n", encoding="utf-8")
    row.write_text("<p>{{ row.b|money }}</p>", encoding="utf-8")
    (shop / "templates" / "page.html").write_text(
        "<html>{% for row in rows %}{% include 'row.html' %}{% endfor %}</html>", encoding="utf-8"
    )
    _, said = migrate(shop)
    assert "page.tsx was edited by hand and is left as it is, though" in said
    entry = json.loads((shop / "web" / "jinja2tsx.json").read_text("utf-8"))["files"]["templates/page.tsx"]
    read = {name: sorted(shape["fields"]) for name, shape in entry["contract"]["defs"].items()}
    assert sorted(read.values()) == [["a", "b"], ["name", "rows"]]
    assert entry["env"] == ["filter money"]


def test_routes_are_chosen(shop: Path) -> None:
    code, said = migrate(shop, "--except", "index")
    assert code == 0
    assert "no route has a page" in said
    code, said = migrate(shop, "--only", "indeks")
    assert code == 2
    assert "no route is called `indeks`" in said


def test_the_output_folder_must_be_named(shop: Path) -> None:
    done = CliRunner().invoke(main, ["migrate", str(shop)])
    assert done.exit_code == 2
    assert "-o OUT" in done.output


def test_server_actions_and_endpoints_are_asked_for(shop: Path) -> None:
    (shop / "templates" / "page.html").write_text(
        '<html><form method="post">{{ name }}</form></html>', encoding="utf-8"
    )
    (shop / "pyproject.toml").write_text("[tool.jinja2tsx]\nactions = true\n", encoding="utf-8")
    assert migrate(shop, "--api")[0] == 0
    assert "<ActionForm " in (shop / "web" / "templates" / "page.tsx").read_text("utf-8")
    assert (shop / "web" / "api.py").is_file()
    done = CliRunner().invoke(main, ["convert", str(shop / "templates" / "page.html")])
    assert "<form " in done.output
    migrate(shop, "--no-actions")
    assert "<form " in (shop / "web" / "templates" / "page.tsx").read_text("utf-8")
    assert not (shop / "web" / "api.py").exists()
