"""The app's own filters, tests and globals, by importing it: the one place where code of the user runs."""

from __future__ import annotations

import contextlib
import importlib
import os
import sys
from collections.abc import Mapping
from typing import Any

import jinja2

from transpiler.verify.oracle import Own


class AppImportError(Exception):
    """The app cannot be imported, or has no Jinja2 environment."""


def import_app(name: str) -> Own:
    """The environment of `module:app`: a Flask app (or a factory of one), `Jinja2Templates`, or an environment."""
    module_name, _, attribute = name.partition(":")
    sys.path.insert(0, os.getcwd())
    try:
        found: Any = importlib.import_module(module_name)
        for step in (attribute or "app").split("."):
            found = getattr(found, step)
    except Exception as error:
        raise AppImportError(f"--app-import {name}: {type(error).__name__}: {error}") from error
    finally:
        sys.path.remove(os.getcwd())
    if callable(found) and _environment(found) is None:
        try:
            found = found()
        except Exception as error:
            raise AppImportError(f"--app-import {name}: calling it raised {type(error).__name__}: {error}") from error
    environment = _environment(found)
    if environment is None:
        raise AppImportError(f"--app-import {name}: that is no Flask app, no Jinja2Templates and no jinja2.Environment")
    around = getattr(found, "test_request_context", contextlib.nullcontext)
    filters: Mapping[str, Any] = environment.filters
    tests: Mapping[str, Any] = environment.tests
    return Own(filters, tests, environment.globals, around)


def _environment(app: Any) -> jinja2.Environment | None:
    for found in (app, getattr(app, "jinja_env", None), getattr(app, "env", None)):
        if isinstance(found, jinja2.Environment):
            return found
    return None
