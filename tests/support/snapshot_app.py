"""The app of a case: a file `app.py` beside the templates, which is read as users' apps are read, and run.

It holds a Flask app with a view for `/` that renders the case's page. What the templates get is taken where Flask
renders them, with the context processors' names and the environment's globals.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import flask
import jinja2

from transpiler.app import read_app
from transpiler.bridge import Recorded, Recorder
from transpiler.facts import AppFacts

APP = "app.py"

Record = Callable[[str, Mapping[str, object]], Recorded]
Props = Callable[[str, Mapping[str, object], Record], dict[str, Any]]
"""The props of a template (by name) for what it sees, and how a rendering of it is recorded."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit of `/`: the page, the template that made it, and the props of its component."""

    page: str
    template: str
    props: dict[str, Any]


def read_facts(folder: Path) -> AppFacts | None:
    """What the case's app says, if it has one."""
    file = folder / APP
    if not file.is_file():
        return None
    facts, problems = read_app({APP: file.read_text(encoding="utf-8")})
    assert problems == [], problems
    return facts


def visit(folder: Path, loader: Callable[[str], str | None], settings: Mapping[str, Any], props_of: Props) -> Visit:
    """Ask the case's app for `/`."""
    app = _load(folder / APP)
    app.config.update(TESTING=True, SECRET_KEY="case")
    for name, value in settings.items():
        setattr(app.jinja_env, name, value)
    app.jinja_env.loader = jinja2.FunctionLoader(loader)
    for extension in ("i18n", "do", "loopcontrols"):
        app.jinja_env.add_extension(f"jinja2.ext.{extension}")
    seen: list[tuple[str, dict[str, Any]]] = []

    def note(_app: flask.Flask, template: jinja2.Template, context: dict[str, Any], **_: Any) -> None:
        assert template.name is not None
        if not seen:
            sees = {**app.jinja_env.globals, **context}
            seen.append((template.name, props_of(template.name, sees, Recorder(app.jinja_env).record)))

    with flask.before_render_template.connected_to(note, app):
        response = app.test_client().get("/")
    assert response.status_code == 200, response.text
    ((name, props),) = seen
    return Visit(response.text, name, props)


def _load(file: Path) -> flask.Flask:
    name = "case_" + "_".join(file.parent.parts[-3:]).replace("-", "_")
    spec = importlib.util.spec_from_file_location(name, file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # dataclasses look their module up
    try:
        spec.loader.exec_module(module)
    finally:
        del sys.modules[name]
    app = module.app
    assert isinstance(app, flask.Flask)
    return app
