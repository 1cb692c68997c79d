"""`api.py`: one JSON endpoint for each template that a view shows, as a Python file that the team adopts.

Input: the facts of the app, the contracts of the converted templates. Output: the text of the file, for Flask with
`jsonify` and TypedDicts, for FastAPI with response models. What an endpoint sends is read by the template
(`transpiler.bridge.answers`), and nothing else. Raises `InputError` for a framework without response models.
"""

from __future__ import annotations

import keyword
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

import pydantic

from transpiler.facts import AppFacts, Route, Setting
from transpiler.project.errors import InputError

Kind: TypeAlias = Literal["flask", "fastapi"]
Contract: TypeAlias = Any

_PREFIXES = ("/api", "/page-api", "/jinja2tsx-api")
_NO_NAME = re.compile(r"\W+")
_PARAMETER = re.compile(r"<(?:(?P<converter>[a-zA-Z_]\w*)(?:\([^)]*\))?:)?(?P<name>[a-zA-Z_]\w*)>")
_PYTHON = {"int": "int", "float": "float"}
_TAKEN = frozenset({"Any", "Html", "Literal", "Model", "Path", "Request", "Response"})
_SIMPLE = {
    "unknown": "Any", "none": "None", "missing": "None", "bool": "bool", "truth": "bool", "int": "int",
    "float": "float", "number": "int | float", "numeral": "int | str", "term": "int | str", "html": "Html",
}  # fmt: skip
"""Contracts in Python's words (`transpiler.bridge.encode`); every other one is a `str`."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One endpoint: the route it goes by, the template whose props it sends, its name and the path before the rule."""

    route: Route
    template: str
    name: str
    prefix: str


def endpoints(app: AppFacts, contracts: Mapping[str, Contract]) -> list[Endpoint]:
    """The endpoints for all routes that answer a GET with converted templates, in the order of their rules."""
    base = next(
        (
            one
            for one in _PREFIXES
            if not any(route.rule.startswith(one) for routes in app.routes.values() for route in routes)
        ),
        _PREFIXES[-1],
    )
    found: list[Endpoint] = []
    names: set[str] = set()
    routes = sorted((route for routes in app.routes.values() for route in routes), key=lambda r: (r.rule, r.endpoint))
    for route in routes:
        shown = [name for name in _shown(app, route.endpoint) if name in contracts]
        set_by_app = "<config[" in route.rule or any(isinstance(value, Setting) for value in route.defaults.values())
        if "GET" not in route.methods or not route.exact or set_by_app or route.mounted:
            continue
        for template in shown:
            stem = _NO_NAME.sub("-", posixpath.splitext(template)[0]).strip("-")
            own = f"{base}/{stem}" if len(shown) > 1 else base
            name = _identifier(f"{route.endpoint}_{stem}" if len(shown) > 1 else route.endpoint)
            while name in names:
                name += "_"
            names.add(name)
            found.append(Endpoint(route, template, name, own))
    return found


def _shown(app: AppFacts, endpoint: str) -> list[str]:
    sites = [site for sites in app.call_sites.values() for site in sites if endpoint in site.endpoints]
    return list(dict.fromkeys(site.template for site in sorted(sites, key=lambda site: (site.file, site.line))))


def api_code(app: AppFacts, contracts: Mapping[str, Contract], manifest: str) -> str:
    """The text of `api.py`; `manifest` is where the app finds `jinja2tsx.json` unless it says otherwise."""
    if app.framework == "starlette" and not app.fastapi:
        raise InputError("--api: response models need FastAPI", "leave --api out for a Starlette app")
    kind: Kind = "flask" if app.framework == "flask" else "fastapi"
    found = endpoints(app, contracts)
    shapes = _Shapes(kind)
    models = {one.template: shapes.add(contracts[one.template]) for one in found}
    if kind == "flask":
        lines = [*_flask_head(shapes, manifest), *shapes.text(), *_flask_end(found, models)]
    else:
        lines = [*_fastapi_head(shapes, manifest), *shapes.text(), *_fastapi_end(found, models)]
    return "\n".join([*lines, ""])


def _doc(setup: str) -> list[str]:
    return [
        '"""The pages of the app as JSON: an endpoint for each template that a view shows.',
        "",
        "It sends what the template reads of what the view passes, as the page's own props, and nothing else.",
        "Guards, hooks and the view run as for the page; a redirect or a file is passed on as it is.",
        "",
        "Written by `jinja2tsx migrate --api`, yours to keep and to change. After the app is set up:",
        "",
        f"    {setup}",
        "",
        "Pages of other origins may read it if they are named in `API_ORIGINS` (`https://a.example,https://b.example`).",
        '"""',
        "",
        "from __future__ import annotations",
        "",
        "import os",
    ]


_ORIGINS = [
    'ORIGINS = [origin for origin in os.environ.get("API_ORIGINS", "").split(",") if origin]',
    '"""Whose scripts may read the answers, with the visitor\'s cookies."""',
]


def _flask_head(shapes: _Shapes, manifest: str) -> list[str]:
    return [
        *_doc("add_api(app)"),
        "from pathlib import Path",
        f"from typing import {', '.join(sorted({'Any', 'TypedDict', *shapes.words}))}",
        "",
        "from flask import Blueprint, Flask, Response, jsonify, request",
        "from transpiler.bridge.flask_api import page, watch_pages",
        "",
        f'MANIFEST = Path(__file__).with_name("{manifest}")',
        *_ORIGINS,
        "",
        'api = Blueprint("page_api", __name__)',
    ]


def _flask_end(found: list[Endpoint], models: Mapping[str, str]) -> Iterator[str]:
    for one in found:
        given = ", ".join(f"{name}: {_PYTHON.get(kind, 'str')}" for name, kind in one.route.converters.items())
        defaults = f", defaults={one.route.defaults!r}" if one.route.defaults else ""
        yield from (
            "",
            "",
            f'@api.get("{one.prefix}{one.route.rule}"{defaults})',
            f"def {one.name}({given}) -> Response:",
            f'    """`{one.template}` as `{one.route.endpoint}` shows it."""',
            f'    found: {models[one.template]} | Response = page("{one.template}", "{one.prefix}")',
            "    return found if isinstance(found, Response) else jsonify(found)",
        )
    yield from (
        "",
        "",
        "@api.after_request",
        "def allow_origins(response: Response) -> Response:",
        '    """Let the scripts of `ORIGINS` read the answer."""',
        '    response.vary.add("Origin")',
        '    if (origin := request.headers.get("Origin")) in ORIGINS:',
        '        response.headers["Access-Control-Allow-Origin"] = origin',
        '        response.headers["Access-Control-Allow-Credentials"] = "true"',
        "    return response",
        "",
        "",
        "def add_api(app: Flask, manifest: str | Path = MANIFEST) -> None:",
        '    """Serve the endpoints; `manifest` is the `jinja2tsx.json` that `jinja2tsx migrate` wrote."""',
        "    watch_pages(app, manifest)",
        "    # the keys of a dict keep the order in which a page shows them",
        "    app.json.sort_keys = False",
        "    app.register_blueprint(api)",
    )


def _fastapi_head(shapes: _Shapes, manifest: str) -> list[str]:
    typing = sorted({"Any", *shapes.words})
    pydantic = ["BaseModel", "ConfigDict", *(["Field"] if shapes.aliases else [])]
    return [
        *_doc("add_api(app, templates)  # its Jinja2Templates"),
        "from pathlib import Path",
        f"from typing import {', '.join(typing)}",
        "",
        "from fastapi import APIRouter, FastAPI, Request",
        f"from pydantic import {', '.join(pydantic)}",
        "from starlette.middleware.cors import CORSMiddleware",
        "from transpiler.bridge.fastapi_api import page, watch_pages",
        "",
        f'MANIFEST = Path(__file__).with_name("{manifest}")',
        *_ORIGINS,
        "",
        "api = APIRouter()",
        "",
        "",
        "class Model(BaseModel):",
        '    """What an endpoint sends: these keys and no others."""',
        "",
        '    model_config = ConfigDict(extra="forbid")',
    ]


def _fastapi_end(found: list[Endpoint], models: Mapping[str, str]) -> Iterator[str]:
    for one in found:
        given = "".join(f", {name}: {_PYTHON.get(kind, 'str')}" for name, kind in one.route.converters.items())
        path = _PARAMETER.sub(_braced, one.route.rule)
        yield from (
            "",
            "",
            f'@api.get("{one.prefix}{path}", response_model={models[one.template]}, response_model_exclude_unset=True)',
            f"async def {one.name}(request: Request{given}) -> Any:",
            f'    """`{one.template}` as `{one.route.endpoint}` shows it."""',
            f'    return await page(request, "{one.template}", "{one.prefix}")',
        )
    yield from (
        "",
        "",
        "def add_api(app: FastAPI, *templates: Any, manifest: str | Path = MANIFEST) -> None:",
        '    """Serve the endpoints; `manifest` is the `jinja2tsx.json` that `jinja2tsx migrate` wrote."""',
        "    watch_pages(manifest, *templates)",
        '    app.add_middleware(CORSMiddleware, allow_origins=ORIGINS, allow_credentials=True, allow_methods=["GET"])',
        "    others = list(app.router.routes)",
        "    app.include_router(api)",
        "    # before what is mounted on `/`",
        "    app.router.routes[:] = [*app.router.routes[len(others) :], *others]",
    )


def _braced(match: re.Match[str]) -> str:
    return f"{{{match['name']}:path}}" if match["converter"] == "path" else f"{{{match['name']}}}"


def _identifier(text: str) -> str:
    name = _NO_NAME.sub("_", text).strip("_")
    return f"{name}_" if keyword.iskeyword(name) or not name.isidentifier() else name


@dataclass(frozen=True, slots=True)
class _Class:
    """One class: its fields, what the shapes in them are called, all shapes that are reached from it."""

    fields: Mapping[str, Any]
    names: Mapping[str, str]
    reach: Mapping[str, Any]


@dataclass
class _Shapes:
    """The classes of all endpoints; one shape that several of them have is one class."""

    kind: Kind
    classes: dict[str, _Class] = field(default_factory=dict)

    def add(self, contract: Contract) -> str:
        """The class of a contract's root."""
        defs: Mapping[str, Any] = contract["defs"]
        reach = {name: {part: defs[part] for part in _reach(name, defs)} for name in defs}
        root: str = contract["root"]["name"]
        names = {name: self._free(name, root, reach[name]) for name in defs}
        for name, given in names.items():
            # what stands for an object among the page's own calls says nothing to others
            fields = {key: part for key, part in defs[name]["fields"].items() if key != "$ref"}
            self.classes.setdefault(given, _Class(fields, names, reach[name]))
        return names[root]

    def _free(self, wanted: str, root: str, reach: Mapping[str, Any]) -> str:
        """A name of its own for what other endpoints send otherwise: `Post`, `BlogShowPost`."""
        name = wanted
        while name in _TAKEN or (name in self.classes and self.classes[name].reach != reach):
            name = f"{name}_" if name.startswith(root) else f"{root}{name}"
        return name

    @property
    def words(self) -> set[str]:
        """What the classes need of `typing`."""
        return {"Literal"} if any("Literal[" in type_ for type_ in self._types()) else set()

    @property
    def aliases(self) -> bool:
        """Whether a key cannot be the name of a model's field."""
        return not all(_is_plain(key) for one in self.classes.values() for key in one.fields)

    def _types(self) -> Iterator[str]:
        for one in self.classes.values():
            for part in one.fields.values():
                yield self._type(part["type"], one.names)

    def text(self) -> Iterator[str]:
        """The classes, those that others need first."""
        if any(re.search(r"\bHtml\b", type_) for type_ in self._types()):
            yield from ("", "Html = dict[str, str]", '"""Markup: `{"__html": "<b>..</b>"}`."""')
        for name in self._ordered():
            one = self.classes[name]
            yield from ("", "")
            types = {key: self._type(part["type"], one.names) for key, part in one.fields.items()}
            lacking = frozenset(key for key, part in one.fields.items() if _may_lack(part))
            yield from (_model if self.kind == "fastapi" else _typed_dict)(name, types, lacking)

    def _ordered(self) -> list[str]:
        found: list[str] = []
        open_: set[str] = set()

        def visit(name: str) -> None:
            if name not in open_:
                open_.add(name)
                one = self.classes[name]
                for part in one.fields.values():
                    for inner in _objects(part["type"]):
                        visit(one.names[inner])
                found.append(name)

        for name in self.classes:
            visit(name)
        return found

    def _type(self, contract: Contract, names: Mapping[str, str]) -> str:
        if isinstance(contract, str):
            return _SIMPLE.get(contract, "str")
        match contract["kind"]:
            case "literal":
                return f"Literal[{', '.join(repr(value) for value in contract['values'])}]".replace("'", '"')
            case "list":
                return f"list[{self._type(contract['item'], names)}]"
            case "tuple":
                items = ", ".join(self._type(item, names) for item in contract["items"])
                return f"tuple[{items or '()'}]"
            case "dict":
                key, value = (self._type(contract[part], names) for part in ("key", "value"))
                return f"list[tuple[{key}, {value}]]"
            case "union":
                return " | ".join(dict.fromkeys(self._type(member, names) for member in contract["members"]))
            case "object":
                return names.get(contract["name"], contract["name"])
            case "items":  # a key under which nothing stands says so: `{"$undefined": true}`
                return f"dict[str, {self._type(contract['result'], names)} | dict[str, bool]]"
            case _:
                return f"dict[str, {self._type(contract['result'], names)}]"


def _model(name: str, types: Mapping[str, str], lacking: frozenset[str]) -> Iterator[str]:
    """A response model; a key that Python or pydantic takes otherwise is an alias."""
    yield f"class {name}(Model):"
    for at, (key, type_) in enumerate(types.items()):
        lacks = key in lacking
        own = f"{type_} | None" if lacks and type_ not in ("Any", "None") else type_
        if _is_plain(key):
            yield f"    {key}: {own}{' = None' if lacks else ''}"
        else:
            yield f'    field_{at}: {own} = Field({"default=None, " if lacks else ""}alias="{key}")'
    if not types:
        yield "    pass"


def _typed_dict(name: str, types: Mapping[str, str], lacking: frozenset[str]) -> Iterator[str]:
    total = ", total=False" if lacking else ""
    if all(map(_is_plain, types)):
        yield f"class {name}(TypedDict{total}):"
        yield from (f"    {key}: {type_}" for key, type_ in types.items())
        if not types:
            yield "    pass"
    else:
        yield f"{name} = TypedDict("
        yield f'    "{name}",'
        yield "    {"
        yield from (f"        {key!r}: {type_!r},".replace("'", '"') for key, type_ in types.items())
        yield "    },"
        yield from ["    total=False,"] if lacking else []
        yield ")"


def _reach(name: str, defs: Mapping[str, Any]) -> list[str]:
    """A shape and all shapes in it."""
    found: list[str] = []
    pending = [name]
    while pending:
        current = pending.pop()
        if current not in found:
            found.append(current)
            pending += [part for one in defs[current]["fields"].values() for part in _objects(one["type"])]
    return sorted(found)


def _objects(contract: Contract) -> Iterator[str]:
    match contract:
        case {"kind": "object", "name": name}:
            yield name
        case dict():
            for part in contract.values():
                yield from _objects(part)
        case list():
            for part in contract:
                yield from _objects(part)
        case _:
            pass


def _is_plain(key: str) -> bool:
    return (
        key.isidentifier()
        and not keyword.iskeyword(key)
        and not key.startswith(("_", "model_"))
        and not hasattr(pydantic.BaseModel, key)
    )


def _may_lack(one: Mapping[str, Any]) -> bool:
    """Whether the encoder may leave the key out (`transpiler.bridge.encode`)."""
    return bool(one.get("optional")) or "call" in one or _may_be_absent(one["type"])


def _may_be_absent(contract: Contract) -> bool:
    if isinstance(contract, str):
        return contract in ("unknown", "missing", "html")
    match contract["kind"]:
        case "union":
            return any(_may_be_absent(member) for member in contract["members"])
        case "object" | "calls" | "items" | "tuple":
            return True
        case _:
            return False
