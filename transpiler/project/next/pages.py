"""Which pages there are: routes that answer with converted templates, and templates shown outside of views.

Input: the facts of the app, the conversions. Output: a `Plan`, and the text of each `page.tsx`. A page shows what
the app rendered for its path: one template, or a choice of several.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from transpiler.facts import AppFacts, Program, Route
from transpiler.project.next.documents import Documents
from transpiler.project.next.rules import Path, folders, path_of

_OWN_NAMES = frozenset({"AsServed", "Page", "Pages"})
"""What a `page.tsx` calls its own."""
_SHOWN_METHODS = frozenset({"GET", "POST"})
_SLASH = "\\/"
_OF_ERRORS = re.compile(r"error|denied|forbidden|missing|not.?found|\b[45]\d\d\b", re.IGNORECASE)
_NO_NAME = re.compile(r"[^A-Za-z0-9-]+")


@dataclass(frozen=True, slots=True)
class PageRoute:
    """A route that has a page: its rule, the folder of the page below `app/`, the templates it may show."""

    route: Route
    path: Path
    folder: str
    templates: tuple[str, ...]
    guarded: bool
    in_place: tuple[str, ...] = ()
    """Those of them with forms whose answer is shown in place."""
    revalidate: int | None = None
    """For how many seconds its props are kept for all visitors."""


@dataclass(frozen=True, slots=True)
class Left:
    """A route or template that the app keeps showing itself, and why."""

    name: str
    rule: str
    why: str


@dataclass
class Plan:
    """The pages of a project."""

    routes: list[PageRoute] = field(default_factory=list)
    others: dict[str, str] = field(default_factory=dict)
    """Templates that are shown outside of views too (error handlers), with the folder of their page."""
    left: list[Left] = field(default_factory=list)
    served: set[str] = field(default_factory=set)
    """Templates whose scripts may change the page: React leaves it as it was served."""

    def pages(self) -> dict[str, tuple[str, ...]]:
        """The folder of every page, with the templates it shows."""
        found: dict[str, tuple[str, ...]] = {}
        for one in self.routes:
            known = found.get(one.folder, ())
            found[one.folder] = (*known, *(name for name in one.templates if name not in known))
        return found | {folder: (template,) for template, folder in self.others.items()}


def plan(app: AppFacts, documents: Documents, chosen: Callable[[Route], bool]) -> Plan:
    """The pages for the chosen routes."""
    found = Plan()
    shown: list[tuple[Route, Path, tuple[str, ...]]] = []
    nameless = True
    """Whether no route is known to answer with any template, as where classes register their views themselves."""
    for routes in app.routes.values():
        for route in routes:
            names = _answers(app, route.endpoint)
            nameless = nameless and not names
            if not names or not route.methods & _SHOWN_METHODS or not chosen(route):
                continue
            path = path_of(route.rule, route.converters) if route.exact or route.likely else None
            if path is None:
                known = route.exact or route.likely
                why = "Next.js has no folder for this path" if known else "its path is known only when the app runs"
                found.left.append(Left(route.endpoint, route.rule, why))
                continue
            whole = tuple(name for name in names if documents.is_document(name))
            found.left += [Left(name, route.rule, documents.why(name)) for name in names if name not in whole]
            if whole:
                shown.append((route, path, whole))
    shown.sort(key=lambda one: (one[0].rule, one[0].endpoint))
    for (route, path, whole), folder in zip(shown, folders([path for _, path, _ in shown]), strict=True):
        forms = tuple(name for name in whole if documents.in_place(name))
        found.routes.append(PageRoute(route, path, folder, whole, route.endpoint in app.guarded, forms))
    taken = set(found.pages())
    for template in _others(app, documents) if found.routes or nameless else ():
        folder = _folder_of(template)
        while folder in taken:
            folder += "-page"
        taken.add(folder)
        found.others[template] = folder
    shows = {name for names in found.pages().values() for name in names}
    in_place = {name for one in found.routes for name in one.in_place}
    found.served = {name for name in shows - in_place if documents.has_scripts(name)}
    return found


def _others(app: AppFacts, documents: Documents) -> list[str]:
    """The templates that error handlers and the like answer with; views may answer with them too."""
    return [
        template
        for template, sites in sorted(app.call_sites.items())
        if any(site.answers and not site.endpoints for site in sites) and documents.is_document(template)
    ]


def _folder_of(template: str) -> str:
    stem = posixpath.splitext(template)[0].removeprefix("errors/").removeprefix("error/")
    return ("errors/" if _OF_ERRORS.search(template) else "others/") + "/".join(
        _NO_NAME.sub("-", part).strip("-") or "page" for part in stem.split("/")
    )


def _answers(app: AppFacts, endpoint: str) -> tuple[str, ...]:
    """The templates a view answers with, in the order of the app's source."""
    sites = [site for sites in app.call_sites.values() for site in sites if endpoint in site.endpoints]
    return tuple(dict.fromkeys(site.template for site in sorted(sites, key=lambda site: (site.file, site.line))))


def page_code(
    templates: tuple[str, ...],
    program: Program,
    codes: Mapping[str, str],
    alias: str,
    served: AbstractSet[str] = frozenset(),
) -> str:
    """The text of a `page.tsx` that shows one of the templates; `served` are those that React leaves as they are."""
    components = {name: program.templates[name].component for name in templates}
    names = {name: f"{found}Template" if found in _OWN_NAMES else found for name, found in components.items()}
    props = {name: f"{component}Props" for name, component in components.items()}
    taking = {name for name in templates if re.search(rf"export (interface|type) {props[name]}\b", codes[name])}
    lines = [f"import {{ AsServed }} from {_quoted(f'{alias}/bridge/as-served')};"] if served & set(templates) else []
    lines.append(f"import {{ shown }} from {_quoted(f'{alias}/bridge/page')};")
    for name in templates:
        also = f", {{ type {props[name]} }}" if name in taking else ""
        lines.append(f"import {names[name]}{also} from {_quoted(f'{alias}/{program.templates[name].module}')};")
    pages = [f"{_quoted(name)}: {props[name] if name in taking else 'object'};" for name in templates]
    lines += ["", "interface Pages {", *pages, "}", "", "export default async function Page() {"]
    asked = ", ".join(map(_quoted, templates))

    def use(name: str, given: str) -> str:
        code = f"<{names[name]}{given} />"
        return f"<AsServed>{code}</AsServed>" if name in served else code

    if len(templates) == 1:
        (name,) = templates
        if name in taking:
            lines += [f"const {{ props }} = await shown<Pages>({asked});", f"return {use(name, ' {...props}')};"]
        else:
            lines += [f"await shown<Pages>({asked});", f"return {use(name, '')};"]
    else:
        lines += [f"const page = await shown<Pages>({asked});", "switch (page.template) {"]
        for name in templates:
            given = " {...page.props}" if name in taking else ""
            lines += [f"case {_quoted(name)}:", f"return {use(name, given)};"]
        lines.append("}")
    return "\n".join([*lines, "}", ""])


def routes_code(found: Plan, actions: bool = False) -> str:
    """The text of `bridge/routes.ts`; with Server Actions it says which templates are shown in place."""
    rows = [
        f"{{ endpoint: {_quoted(one.route.endpoint)}, page: {_quoted('/' + one.folder)}, "
        f"pattern: /{one.path.pattern.replace('/', _SLASH)}/, "
        f"templates: [{', '.join(map(_quoted, one.templates))}], guarded: {str(one.guarded).lower()}"
        f"{', inPlace: [' + ', '.join(map(_quoted, one.in_place)) + ']' if actions else ''}"
        f"{'' if one.revalidate is None else f', revalidate: {one.revalidate}'} }},"
        for one in found.routes
    ]
    others = [f"{_quoted(name)}: {_quoted('/' + folder)}," for name, folder in sorted(found.others.items())]
    return "\n".join(
        [
            "/** A route of the app that has a page here. */",
            "export interface Route {",
            "/** Its name in the app. */",
            "endpoint: string;",
            "/** Its page below `app/`. */",
            "page: string;",
            "/** The paths it may be; the app's own routing decides. */",
            "pattern: RegExp;",
            "/** The templates that its page can show. */",
            "templates: readonly string[];",
            *(
                ["/** Those of them that a form's answer may show in place. */", "inPlace: readonly string[];"]
                if actions
                else []
            ),
            "/** Whether the app lets only some visitors in. */",
            "guarded: boolean;",
            "/** For how many seconds its props, asked for without cookies, are kept for all visitors. */",
            "revalidate?: number;",
            "}",
            "",
            "export const routes: readonly Route[] = [",
            *rows,
            "];",
            "",
            "/** Pages that the app shows outside of its routes (errors), by template. */",
            "export const otherPages: Readonly<Record<string, string>> = {",
            *others,
            "};",
            "",
        ]
    )


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
