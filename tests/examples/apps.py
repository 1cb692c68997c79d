"""The example apps and flaskr: their templates, the data to render them with, their conversion."""

from __future__ import annotations

import difflib
import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from examples import flaskr_contexts
from examples.blog import contexts as blog_contexts
from examples.shop import contexts as shop_contexts
from examples.shop_fastapi import contexts as shop_fastapi_contexts
from tests.support.corpora import flask_tutorial
from tests.support.paths import ROOT
from transpiler.diagnostics import Diagnostic
from transpiler.facts import Program
from transpiler.project import Request, Settings, convert_project, open_project, page_files, props_of
from transpiler.verify import ReactRenderer, RenderError, compare_pages


@dataclass(frozen=True)
class Example:
    """An app whose templates can be rendered without a server: `contexts` holds every template's cases."""

    name: str
    contexts: ModuleType
    origin: str = ""
    """Where the app stands, if its `url_for` says so: Starlette's does, and the output has paths instead."""

    @property
    def folder(self) -> Path:
        """The app itself, Python and templates."""
        return flask_tutorial() / "flaskr" if self.name == "flaskr" else ROOT / "examples" / self.name

    @property
    def templates(self) -> Path:
        return self.folder / "templates"

    @property
    def web(self) -> Path | None:
        """The committed output, with the filters that were written by hand."""
        return None if self.name == "flaskr" else self.folder / "web"

    @property
    def cases(self) -> list[tuple[str, str]]:
        """Template and case of every page."""
        return [(template, case) for template, cases in self.contexts.CONTEXTS.items() for case in cases]

    def render(self, template: str, case: str) -> str:
        """The page of Jinja2, with paths for URLs of the app itself."""
        if self.name == "flaskr":
            return flaskr_contexts.render(self.templates, template, case)
        page: str = self.contexts.render(template, case)
        return page.replace(f'"{self.origin}/', '"/') if self.origin else page

    def context(self, template: str, case: str) -> dict[str, Any]:
        """All names a template sees in a case."""
        return {**self.contexts.ambient(), **self.contexts.CONTEXTS[template][case]()}

    def __str__(self) -> str:
        return self.name


FLASKR = Example("flaskr", flaskr_contexts)
BLOG = Example("blog", blog_contexts)
SHOP = Example("shop", shop_contexts)
SHOP_FASTAPI = Example("shop_fastapi", shop_fastapi_contexts, "https://shop.example")
EXAMPLES = (FLASKR, BLOG, SHOP, SHOP_FASTAPI)


@dataclass(frozen=True)
class Conversion:
    """The output of an app, unformatted: all files that it needs to run, and what is known of its templates."""

    files: Mapping[str, str]
    modules: Mapping[str, str]
    """Template -> output path, of those that were converted."""
    diagnostics: tuple[Diagnostic, ...]
    program: Program

    def props(self, template: str, context: Mapping[str, object]) -> dict[str, Any]:
        """What the encoder sends of a context."""
        return props_of(self.program, template, context)


@functools.cache
def converted(example: Example) -> Conversion:
    """Convert an app as `jinja2tsx convert` does, once."""
    settings = Settings(app=str(example.folder), types=False)
    outcome = convert_project(open_project(Request((example.templates,), settings, example.web, jobs=1)))
    modules = {one.name: one.path for one in outcome.converted if one.code is not None}
    return Conversion(page_files(outcome), modules, tuple(outcome.diagnostics), outcome.project.loaded.program)


def has_page(example: Example, template: str) -> bool:
    """Whether the template shows anything; a module of macros alone has no component."""
    conversion = converted(example)
    return "export default " in conversion.files[conversion.modules[template]]


def difference(example: Example, template: str, case: str, renderer: ReactRenderer) -> str:
    """What differs between Jinja2's page of a case and React's; empty if nothing does."""
    conversion = converted(example)
    path = conversion.modules[template]
    props = conversion.props(template, example.context(template, case))
    expected = example.render(template, case)
    try:
        actual = renderer.render(conversion.files, path.rpartition(".")[0], props)
    except RenderError as error:
        return str(error)
    if path.endswith(".tsx"):
        return str(compare_pages(expected, actual) or "")
    return "" if actual == expected else "\n".join(difflib.unified_diff(expected.splitlines(), actual.splitlines()))
