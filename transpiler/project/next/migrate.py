"""From an app to a Next.js project in front of it: the conversions, pages for the chosen routes, the rest.

Input: an `Outcome` (the converted app) and which routes to take. Output: a `Migration`; the files are written as
`convert` writes its own, so that an edit by hand is kept and told. Raises `InputError` for routes that are not
there, `OutputError` where the folder cannot be written.
"""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from transpiler.facts import AppFacts, Program, Route
from transpiler.project import env_stubs
from transpiler.project.contracts import contract
from transpiler.project.errors import InputError
from transpiler.project.files import read
from transpiler.project.next.api import api_code
from transpiler.project.next.documents import Documents
from transpiler.project.next.pages import PageRoute, Plan, page_code, plan, routes_code
from transpiler.project.next.scaffold import scaffold
from transpiler.project.next.static import static_code, static_files
from transpiler.project.output import Product
from transpiler.project.run import Outcome, format_codes, write_outcome

_ANSWERS = "bridge/answers.ts"
_PORTS = {"flask": "5000", "starlette": "8000", "none": "8000"}


@dataclass(frozen=True, slots=True)
class Migration:
    """What was written: the outcome of the conversion, the plan of the pages."""

    outcome: Outcome
    plan: Plan


def migrate_project(
    outcome: Outcome, only: Sequence[str] = (), but: Sequence[str] = (), api: bool = False
) -> Migration:
    """Write the project. `only` and `but` are endpoints (`blog.index`, `blog.*`) or rules (`/auth/*`).

    `api` also writes `api.py`, an endpoint for each template that a view shows.
    """
    project = outcome.project
    app, out = project.app, project.request.out
    assert out is not None
    if app.folder is None or not app.facts.routes:
        raise InputError("no Flask, FastAPI or Starlette app was found", "name its folder with --app")
    _leave_out_broken(outcome)
    env = read(out / env_stubs.PATH)
    new = env_stubs.answerable(env, [one.env_uses for one in outcome.converted if one.code is not None])
    answered = new | {name for _, name in env_stubs.answered_in(env)}
    documents = Documents(outcome.converted, project.loaded.program, env, answered)
    found = plan(app.facts, documents, _choice(app.facts, only, but))
    found.routes = _kept(found.routes, project.request.settings.revalidate, project.loaded.program)
    static = static_files(app.facts, app.base or app.folder)
    around = _around(outcome, found, static, out)
    if api:
        program = project.loaded.program
        contracts = {one.name: contract(program, one.name) for one in outcome.converted if one.code is not None}
        around["api.py"] = Product(api_code(app.facts, contracts, "jinja2tsx.json"), next=True)
    if answered:
        around[_ANSWERS] = replace(around[_ANSWERS], imports=("lib/jinja/calls",))
    else:
        del around[_ANSWERS]
    write_outcome(outcome, around, new)
    return Migration(outcome, found)


def _kept(routes: Sequence[PageRoute], seconds: Mapping[str, int], program: Program) -> list[PageRoute]:
    """The routes with the setting `revalidate`. Raises `InputError` where the page is not the same for everybody."""
    for endpoint in seconds:
        found = [one for one in routes if one.route.endpoint == endpoint]
        ambient = [name for one in found for name in one.templates if program.templates[name].reads_ctx]
        if not found:
            raise InputError(f"revalidate: `{endpoint}` has no page", "name the endpoint of a route that has one")
        if any(one.guarded for one in found):
            raise InputError(f"revalidate: `{endpoint}` lets only some visitors in", "leave it out")
        if ambient:
            raise InputError(
                f"revalidate: {ambient[0]} reads names that depend on the visitor (`ctx`)",
                f"leave `{endpoint}` out, or pass what the template needs from the view",
            )
    return [replace(one, revalidate=seconds.get(one.route.endpoint)) for one in routes]


def _leave_out_broken(outcome: Outcome) -> None:
    """A module that imports one that was not converted does not compile, and no project with it is built."""
    while True:
        written = {one.path.rpartition(".")[0] for one in outcome.converted if one.code is not None}
        broken = [
            one
            for one in outcome.converted
            if one.code is not None
            and any(path.startswith("templates/") and path not in written for path in one.imports)
        ]
        if not broken:
            return
        for one in broken:
            one.code = None


def _around(outcome: Outcome, found: Plan, static: dict[str, bytes], out: Path) -> dict[str, Product]:
    """The files around the templates."""
    project = outcome.project
    alias, actions = project.request.settings.import_alias, project.request.settings.actions
    program = project.loaded.program
    codes = {one.name: one.code for one in outcome.converted if one.code is not None}
    modules = {"bridge/routes.ts": routes_code(found, actions), "bridge/static.ts": static_code(static)}
    for folder, templates in found.pages().items():
        path = f"app/{folder}/page.tsx" if folder else "app/page.tsx"
        modules[path] = page_code(templates, program, codes, alias, found.served)
    name = re.sub(r"[^a-z0-9]+", "-", out.resolve().name.lower()).strip("-") or "web"
    texts = scaffold({"alias": alias, "name": name, "port": _PORTS[project.app.facts.framework]}, actions)
    files: dict[str, str | bytes] = {**format_codes(outcome, modules), **texts}
    files |= {f"public{url}": content for url, content in static.items()}
    return {path: Product(content, next=True) for path, content in files.items()}


def _choice(app: AppFacts, only: Sequence[str], but: Sequence[str]) -> Callable[[Route], bool]:
    """Whether a route is to have a page. Raises `InputError` for a name that is no route's."""
    routes = [route for routes in app.routes.values() for route in routes]
    for name in (*only, *but):
        if not any(_named(route, name) for route in routes):
            known = ", ".join(sorted({route.endpoint for route in routes}))
            raise InputError(f"no route is called `{name}`", f"routes are {known}")

    def chosen(route: Route) -> bool:
        wanted = not only or any(_named(route, name) for name in only)
        return wanted and not any(_named(route, name) for name in but)

    return chosen


def _named(route: Route, name: str) -> bool:
    if name.startswith("/"):
        return fnmatch.fnmatchcase(route.rule, name)
    return fnmatch.fnmatchcase(route.endpoint, name)
