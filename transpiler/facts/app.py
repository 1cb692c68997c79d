"""What the Python side of the app says, read from its source without running it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from transpiler.types import Type


@dataclass(frozen=True, slots=True)
class Setting:
    """The value of `app.config[key]`, which the app knows when the page is made."""

    key: str


@dataclass(frozen=True, slots=True)
class Route:
    """One endpoint: `rule` in werkzeug's spelling with every prefix (`/user/<int:id>`), `converters` by parameter
    (`int`, `string`, `path`, `float`, `uuid`, `any(...)`), the HTTP methods. Starlette paths are spelled alike.

    `<config[KEY]>` in a rule stands for the value of that setting of the app; beside a slash of the rule its own
    slashes are dropped; a default may be such a `Setting`, too.
    The endpoint `*.show` belongs to a blueprint whose name is known only when the app runs: a library's, or that of a
    class of views.
    `exact` is False where the endpoint is known but the path is not (a prefix out of the app's settings): `rule`
    is then what the source shows of it and no link may be built from it. It is `likely` all the same where it holds
    defaults of a function that nobody in the program calls (`Admin(app, base_url="/admin")` of a library).
    """

    endpoint: str
    rule: str
    converters: dict[str, str]
    methods: frozenset[str] = frozenset({"GET"})
    defaults: dict[str, object] = field(default_factory=dict)
    exact: bool = True
    mounted: bool = False
    """Starlette's mount of files: slashes at the start of `path` are dropped."""
    likely: bool = False

    @property
    def arguments(self) -> frozenset[str]:
        """What werkzeug calls so: the names in the path and those with a default."""
        return frozenset((*self.converters, *self.defaults))

    @property
    def rank(self) -> tuple[int, int]:
        """Of the rules that suit, werkzeug takes that with most arguments, then with most defaults: the lowest rank."""
        return -len(self.arguments), -len(self.defaults)


@dataclass(frozen=True, slots=True)
class CallSite:
    """One `render_template(...)`-like call: which template, the declared type of each named value.

    `complete` is False when the context also holds names the reader could not list (`**locals()`, a parameter).
    `blueprint` is the blueprint of the view the call stands in (for relative endpoints).
    """

    template: str
    values: dict[str, Type]
    complete: bool
    file: str
    line: int
    blueprint: str | None = None
    texts: dict[str, frozenset[str]] = field(default_factory=dict)
    """The literal texts that a value is one of, for the names of which all are known."""
    endpoints: tuple[str, ...] = ()
    """Endpoints of the views that answer with what the call renders, directly or through functions between."""
    answers: bool = False
    """Whether what it renders is an answer: returned by a view, or by what stands outside of views (an error
    handler). A mail's body is none."""


@dataclass(frozen=True, slots=True)
class CustomName:
    """A filter, test or global that the app registers on its Jinja environment, with its declared result."""

    name: str
    result: Type
    value: Type | None = None
    """For a global that is a value and not a function: its type."""
    template: str | None = None
    """For a function that names a template: a pattern (as `fnmatch`) of what it may put before the name it is given."""


THEMED = "_themes/*/"
"""Where Flask-Themes keeps the templates of a theme."""


@dataclass
class AppFacts:
    """The app: routes by endpoint, call sites by template, context processors' names, custom names, models."""

    framework: Literal["flask", "starlette", "none"] = "none"
    routes: dict[str, list[Route]] = field(default_factory=dict)
    call_sites: dict[str, list[CallSite]] = field(default_factory=dict)
    context: dict[str, Type] = field(default_factory=dict)
    filters: dict[str, CustomName] = field(default_factory=dict)
    tests: dict[str, CustomName] = field(default_factory=dict)
    globals: dict[str, CustomName] = field(default_factory=dict)
    g: dict[str, Type] = field(default_factory=dict)
    static_url_path: str = "/static"
    template_roots: list[str] = field(default_factory=list)
    static_folders: dict[str, str] = field(default_factory=dict)
    """URL path of static files -> their folder, from the root of the app's files."""
    guarded: frozenset[str] = frozenset()
    """Endpoints whose views let only some visitors in (`login_required` and the like)."""
    written: frozenset[str] | None = None
    """The functions of the environment that `lib/env.ts` has: they get whole values. The app answers for others, which
    get what stands for a value. None: it has all."""
    fastapi: bool = False
    """Whether a Starlette app is one of FastAPI's."""
    named: dict[str, frozenset[str]] = field(default_factory=dict)
    """Literal texts with a dot that the code gives anything of a name; not all that has the name is known."""

    def answers(self, name: str) -> bool:
        """Whether the app itself gives the results of a filter, test or global of its own."""
        return self.written is not None and name not in self.written

    def endpoint(self, template: str, name: str) -> str:
        """The endpoint that `url_for(name)` means in a template: `.show` is one of the view's own blueprint.

        In a template of no known view, or one that a function renders which views call, it is the only route of
        that name; where there are several the name stays as it is, which is no endpoint.
        """
        if not name.startswith("."):
            return name
        blueprints = {site.blueprint for site in self.call_sites.get(template, ())}
        if len(blueprints) == 1:
            blueprint = next(iter(blueprints))
            found = f"{blueprint}{name}" if blueprint else name[1:]
            if blueprint or found in self.routes:
                return found
        matches = [known for known in self.routes if known.endswith(name) or known == name[1:]]
        return matches[0] if len(matches) == 1 else name
