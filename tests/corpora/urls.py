"""How many links of the real templates name a route that was read, and whether routes are read as apps have them.

`python -m tests.corpora.urls [--write]` prints both tables and the links without a route; `--write` writes
`docs/urls.md`. Exit code 1 if a route of an app that can be started is read otherwise than the app has it.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import re
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import tests.conftest  # noqa: F401 - says where downloads go
from tests.corpora.run import python_files
from tests.e2e.front import PLACE, python_of, run_command, source_of
from tests.e2e.recipe import Recipe
from tests.support.corpora import Corpus, core_corpora
from tests.support.paths import ROOT
from transpiler import nodes
from transpiler.analyze.links import endpoint_of, find_link
from transpiler.app import Problem, read_app
from transpiler.diagnostics import Diagnostics
from transpiler.facts import AppFacts, Route
from transpiler.parse import parse
from transpiler.project.app_files import load_app
from transpiler.source import Source

_APPS = ("tests.e2e.apps", "tests.corpora.apps")
_SETTING = re.compile(r"(/?)<config\[(\w+)\]>(/?)")
_CONVERTER = re.compile(r"<(?:int|float|uuid|string):")
_NAMELESS = "the name of this blueprint is not a literal"


@dataclass
class Links:
    """The calls of `url_for` in the templates of a corpus."""

    name: str
    literal: int = 0
    """With a literal endpoint."""
    resolved: int = 0
    """Of these, with a route."""
    paths: int = 0
    """Of these, written as a path; for the others Python makes the link."""
    dynamic: int = 0
    """With a computed endpoint."""
    elsewhere: list[str] = field(default_factory=list)
    """Literal endpoints that no code of the corpus has: `template: endpoint: why`."""
    missed: list[str] = field(default_factory=list)
    """Literal endpoints whose route should have been found."""


def links_of(corpus: Corpus) -> Links:
    """Count the links of one corpus."""
    files = python_files(corpus.python)
    app, problems = read_app(files)
    found = Links(corpus.name)
    for name in sorted(corpus.templates):
        source = Source(name, corpus.source(name) or "")
        tree = parse(source, corpus.options, Diagnostics(source))
        for call in nodes.walk(tree) if tree is not None else ():
            if isinstance(call, nodes.Call) and _is_url_for(call.node):
                _count(found, call, app, name, problems, files)
    return found


def _is_url_for(callee: nodes.Expr) -> bool:
    match callee:
        case nodes.Name(name="url_for") | nodes.Getattr(attr="url_for"):
            return True
        case _:
            return False


def _count(
    found: Links,
    call: nodes.Call,
    app: AppFacts,
    template: str,
    problems: Sequence[Problem],
    files: Mapping[str, str],
) -> None:
    endpoint = endpoint_of(call, app, template)
    if endpoint is None:
        found.dynamic += 1
        return
    found.literal += 1
    link = find_link(call, app, template)
    found.paths += link is not None
    found.resolved += link is not None or endpoint in app.routes
    if link is None and endpoint not in app.routes:
        why = _elsewhere(endpoint, problems, files)
        (found.elsewhere if why else found.missed).append(f"{template}: `{endpoint}`{': ' if why else ''}{why}")


def _elsewhere(endpoint: str, problems: Sequence[Problem], files: Mapping[str, str]) -> str:
    """Why the code of a corpus cannot say which route an endpoint is; empty if it could."""
    if endpoint.startswith("."):
        computed = any(problem.message == _NAMELESS for problem in problems)
        return "its blueprint is named by the app that uses the package" if computed else ""
    last = re.escape(endpoint.rpartition(".")[2])
    name = re.compile(rf"\b(?:def|class) {last}\b|[\"']{last}[\"']")
    if endpoint == "static" or not any(name.search(text) for text in files.values()):
        return "another package registers it"
    return ""


# -- apps that start


@dataclass
class Rules:
    """The routes of an app as they are read beside those it has."""

    name: str
    same: int = 0
    by_packages: int = 0
    """Of packages that the app uses, whose code is not read."""
    unknown: int = 0
    """Read without their path or defaults, since the app's source does not say them."""
    missing: list[str] = field(default_factory=list)
    """The app has them, with views of its own."""
    extra: list[str] = field(default_factory=list)
    """Read, and the app has no such rule."""


def apps() -> list[str]:
    """The modules that make an app and tell where its source lies."""
    return [
        f"{package}.{path.stem}"
        for package in _APPS
        for path in sorted((ROOT / package.replace(".", "/")).glob("*.py"))
        if path.stem != "__init__"
    ]


def _recipe(module: str) -> Recipe:
    recipe: Recipe = importlib.import_module(module).RECIPE
    return recipe


def rules_of(module: str) -> Rules:
    """Compare the routes of one app."""
    recipe = _recipe(module)
    python = python_of(recipe)
    source = source_of(recipe, python)
    facts = load_app(source / recipe.package).facts
    name = module.rpartition(".")[2]
    told = _told(module, python, source, PLACE / "run" / "url_map" / name)
    return compare_rules(name, facts, told, recipe.package.replace("/", "."))


def _told(module: str, python: str, source: Path, data: Path) -> dict[str, Any]:
    shutil.rmtree(data, ignore_errors=True)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(source), str(ROOT)])}
    command = [python, "-m", "tests.corpora.url_map", module, str(data)]
    printed = run_command(command, ROOT, environment)
    found: dict[str, Any] = json.JSONDecoder().raw_decode(printed, printed.index('{"rules"'))[0]  # the app prints, too
    return found


def compare_rules(name: str, facts: AppFacts, told: Mapping[str, Any], package: str) -> Rules:
    """What was read beside what the app told (`tests.corpora.url_map`); `package` holds the app's own views."""
    found = Rules(name)
    plain = facts.framework == "starlette"
    read = {
        (route.endpoint, _filled(route, told["config"], plain)): route
        for routes in facts.routes.values()
        for route in routes
        if route.exact
    }
    inexact = {endpoint for endpoint, routes in facts.routes.items() if not all(route.exact for route in routes)}
    own: set[tuple[str, str]] = set()
    for endpoint, rule, methods, module in told["rules"]:
        rule = _CONVERTER.sub("<", rule) if plain else rule
        route = read.get((endpoint, rule))
        own.add((endpoint, rule))
        if route is not None and (route.methods == set(methods) or not methods):
            found.same += 1
        elif route is not None:
            found.missing.append(f"{endpoint} {rule}: {', '.join(methods)}, read as {', '.join(sorted(route.methods))}")
        elif endpoint in inexact:
            found.unknown += 1
        elif f"{module}.".startswith((f"{package}.", f"examples.{package}.")):
            found.missing.append(f"{endpoint} {rule}")
        else:
            found.by_packages += 1
    found.extra = [f"{endpoint} {rule}" for endpoint, rule in read if (endpoint, rule) not in own]
    return found


def _filled(route: Route, config: Mapping[str, str], plain: bool) -> str:
    """The rule with the app's own settings. `plain`: without converters, which FastAPI also takes from annotations."""

    def value(match: re.Match[str]) -> str:
        before, key, after = match.groups()
        text = config.get(key, "")
        text = text.lstrip("/") if before else text
        return before + (text.rstrip("/") if after else text) + after

    found = _SETTING.sub(value, route.rule)
    return _CONVERTER.sub("<", found) if plain else found


# -- tables


def document(links: Sequence[Links], rules: Sequence[Rules]) -> str:
    """`docs/urls.md`."""
    literal, resolved = sum(one.literal for one in links), sum(one.resolved for one in links)
    elsewhere = sum(len(one.elsewhere) for one in links)
    lines = [
        "# Links and routes",
        "",
        "`python -m tests.corpora.urls --write` writes this page.",
        "",
        "## `url_for` in real templates",
        "",
        "Calls of `url_for` in the core corpora. *Resolved*: the endpoint is a route that was read from the app's",
        "source. *As a path*: written into the component, `/user/${user.id}`; else Python makes the link and sends it.",
        "*Of other code*: another package registers it. An endpoint of a library's own blueprint, which the app names",
        "(`.create_view` of Flask-Admin's views), counts where its route is read: Python makes such a link.",
        "",
        f"Resolved: {resolved} of {literal} ({_percent(resolved, literal)}); of those that the code at hand registers,"
        f" {resolved} of {literal - elsewhere} ({_percent(resolved, literal - elsewhere)}).",
        "",
        "| corpus | literal endpoint | resolved | as a path | of other code | not found | computed endpoint |",
        "|---|---:|---:|---:|---:|---:|---:|",
        *(
            f"| {one.name} | {one.literal} | {one.resolved} | {one.paths} | {len(one.elsewhere)}"
            f" | {len(one.missed)} | {one.dynamic} |"
            for one in links
            if one.literal or one.dynamic
        ),
        "",
        "## Routes as the apps have them",
        "",
        "Apps are started and asked for their own table of routes: endpoint, path with all prefixes, methods.",
        "*Of packages*: routes of packages the app uses, whose code is not read. *Unknown*: the endpoint is read,",
        "its path or its defaults depend on what the app is started with, so no link is written from it. Of the apps",
        "that `make e2e` runs when they are named, calibreweb has routes that it registers only where it is set up",
        "to, and the resources of Flask-RESTful (ihatemoney's API) are not read.",
        "",
        "| app | the same | different | read, not there | unknown | of packages |",
        "|---|---:|---:|---:|---:|---:|",
        *(
            f"| {one.name} | {one.same} | {len(one.missing)} | {len(one.extra)} | {one.unknown} | {one.by_packages} |"
            for one in rules
        ),
        "",
    ]
    return "\n".join(lines)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / max(1, whole):.1f} %"


def _details(links: Sequence[Links], rules: Sequence[Rules]) -> Iterator[str]:
    for links_ in links:
        yield from (f"{links_.name}: {line}" for line in (*links_.elsewhere, *links_.missed))
    for rules_ in rules:
        yield from (f"{rules_.name}: not read: {line}" for line in rules_.missing)
        yield from (f"{rules_.name}: not there: {line}" for line in rules_.extra)


def main(arguments: Sequence[str]) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args(arguments)
    links = [links_of(corpus) for corpus in core_corpora()]
    rules = [rules_of(module) for module in apps()]
    print(document(links, rules))
    print(*_details(links, rules), sep="\n")
    if chosen.write:
        (ROOT / "docs" / "urls.md").write_text(document(links, rules), "utf-8")
    held = [one for module, one in zip(apps(), rules, strict=True) if not _recipe(module).optional]
    return 1 if any(one.missing or one.extra for one in held) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
