"""Jinja2's side: an environment that renders the templates as the app would, with probes, and says what it took.

The app's own filters, tests and functions are stand-ins whose results depend on the plan, or the app's own if it was
imported (`Oracle.own`); either way their results are kept for React's side (`replay.py`).
"""

from __future__ import annotations

import contextlib
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import jinja2

from transpiler import nodes
from transpiler.bridge import ContractError, Recorded, encode
from transpiler.bridge.record import called_late, listen, recording
from transpiler.facts import Program, reach
from transpiler.options import Options
from transpiler.types import HANDLE, UNKNOWN, ContextPath, Dict, Function, List, Object, Tuple, Type, Union
from transpiler.types.contract import contract_of, data_of
from transpiler.verify.coverage import PROBES, Choice, Probes
from transpiler.verify.drivers import DEFINITIONS
from transpiler.verify.environment import Unsent, environment_of
from transpiler.verify.made_up import RICH, Made, Maker, Path, Plan
from transpiler.verify.replay import RESULTS, Replay, is_body, key_of
from transpiler.verify.standins import NOTHING, Inside, stand_in
from transpiler.verify.urls import build_url
from transpiler.verify.writing import Chunk, place_raised, write_page


@dataclass(frozen=True)
class Own:
    """What was taken from the app itself: its filters, tests and globals, and what surrounds a rendering."""

    filters: Mapping[str, Callable[..., Any]]
    tests: Mapping[str, Callable[..., Any]]
    globals: Mapping[str, Any]
    around: Callable[[], contextlib.AbstractContextManager[Any]] = contextlib.nullcontext


@dataclass
class Page:
    """What Jinja2 made of one context: the page, or why there is none; the choices taken, the app's results."""

    html: str | None
    problem: str
    probes: Probes
    replay: Replay
    chunks: list[Chunk] = field(default_factory=list)
    recorded: Recorded = field(default_factory=Recorded)
    """What functions returned."""
    before: Mapping[str, Any] = field(default_factory=dict)
    """The context as it was, though the template may have changed it."""
    raised: tuple[str, int] | None = None
    """Template and line that raised."""
    unsent: Sequence[Unsent] = ()
    """What it shows that no type holds."""


class Oracle:
    """Renders the templates of one program with Jinja2."""

    def __init__(
        self,
        texts: Mapping[str, str],
        options: Options,
        program: Program,
        env_uses: Mapping[str, str],
        own: Own | None = None,
    ) -> None:
        self.program = program
        self.env_uses = env_uses
        self.own = own
        self.values: dict[str, Any] = {}
        """Globals that are no functions, in the form that props have."""
        self.methods: dict[str, dict[str, str]] = {}
        """Globals whose methods are called: under which name the results of each are kept."""
        self.functions: set[str] = set()
        """The app's own functions, which no name of a context hides."""
        self._drivers: dict[str, jinja2.Template] = {}
        self._handed: dict[str, list[tuple[str, Type]]] = {}
        self._maker = Maker(Plan(RICH))
        self._replay = Replay()
        self._quick = False
        self._template = ""
        self._context: Mapping[str, Any] = {}
        trees = {name: facts.tree for name, facts in program.templates.items()}
        self.environment = environment_of(texts, options, trees)
        listen(self.environment)
        setattr(self.environment, PROBES, Probes())
        self.asks_for_mappings = any(
            isinstance(node, nodes.Test) and node.name == "mapping"
            for facts in program.templates.values()
            for node in nodes.walk(facts.tree)
        )
        types = [program.globals, program.vars, *(p.type for facts in program.templates.values() for p in facts.props)]
        self._given = {name for path in _paths_given(types) for name in path.names[1:]}
        """Attributes that calls are given which Python makes: the page needs none of them."""
        self._install()
        self.environment.own_globals = dict(self.environment.globals)

    def choices(self, name: str) -> list[Choice]:
        """The choices of a template. Raises `jinja2.TemplateError` for one that Jinja2 refuses."""
        self.environment.get_template(name)
        return self.environment.choices[name]

    def handed(self, name: str) -> list[tuple[str, Type]]:
        """Names that a template reads and only gives to Python's functions, with their types in other templates.

        The page needs none of them, so that they are no props.
        """
        if name not in self._handed:
            templates, program = self.program.templates, self.program
            own = {prop.name for prop in templates[name].props}
            ambient = program.globals.fields.keys() | program.vars.fields.keys() | self.environment.own_globals.keys()
            read = {
                node.name
                for part in sorted(reach(name, program) & templates.keys())
                for node in nodes.walk(templates[part].tree)
                if isinstance(node, nodes.Name)
            }
            types = [prop.type for prop in templates[name].props]
            types += [param.type for macro in templates[name].macros.values() for param in macro.params]
            given = _arguments_of(types) | (_arguments_of([program.globals, program.vars]) & read)
            read = (read | given) - own - ambient
            typed = {prop.name: prop.type for other in reversed(templates.values()) for prop in other.props}
            self._handed[name] = [(key, typed.get(key, HANDLE)) for key in sorted(read) if key in typed or key in given]
        return self._handed[name]

    def render(
        self, name: str, context: Mapping[str, Any], maker: Maker, source: str | None = None, *, quick: bool = False
    ) -> Page:
        """The page of one context; `source` is a template that is in no file (a driver of macros).

        A `quick` one is looked at and not compared: what functions gave is not kept.
        """
        probes, self._replay = Probes(), Replay()
        self._quick = quick
        self._maker, self._template, self._context = maker, name, context
        setattr(self.environment, PROBES, probes)
        self.environment.start_page({key: context[key] for key in self.program.globals.fields if key in context})
        self.environment.globals[DEFINITIONS] = self.environment.definitions
        maker.read = probes.log.append
        chunks: list[Chunk] = []
        try:
            template = self.environment.get_template(name) if source is None else self._from_string(source)
            around = self.own.around() if self.own is not None else contextlib.nullcontext()
            with around, contextlib.nullcontext(Recorded()) if quick else recording() as recorded:
                before = {} if quick else recorded.keep(dict(context))
                html = write_page(template, context, chunks)
        except (RecursionError, Exception) as error:
            return Page(None, f"{type(error).__name__}: {error}", probes, self._replay, raised=place_raised(error))
        finally:
            maker.read = _nowhere
        unsent = tuple(one for one in self.environment.unsent if one.name not in self._given)
        return Page(html, "", probes, self._replay, chunks, recorded, before, unsent=unsent)

    def _from_string(self, source: str) -> jinja2.Template:
        if source not in self._drivers:
            self._drivers[source] = self.environment.from_string(source)
        return self._drivers[source]

    def function(self, path: Path, type_: Function, maker: Maker) -> Callable[..., Any]:
        """A function among the values: its result is made up, and kept for React's side under its path.

        The results of a recorded one come from the rendering, with the props.
        """

        def call(*args: Any, **kwargs: Any) -> Any:
            if is_body(caller := kwargs.get("caller")):
                caller()
            place = (*path, "()", *((_number(args, kwargs),) if args or kwargs else ()))
            value = maker.make(type_.result, place)
            maker.read(place)
            value = None if value is NOTHING else value
            if not type_.recorded:
                self._keep(_place(path), args, kwargs, type_.result, value)
            return value

        return call

    def _install(self) -> None:
        environment, app = self.environment, self.program.app
        known = {**app.filters, **app.globals}
        results: dict[str, Type] = {**self.program.env_filters, **self.program.env_globals}
        called = _called_names(self.program)
        for name, kind in sorted(self.env_uses.items()):
            result = known[name].result if name in known else results.get(name, UNKNOWN)
            if kind == "test":
                result = RESULTS["test"]
            if kind == "global" and name not in called:
                self._value(name, result)
                continue
            wrapped = self._recorded(name, self._own(name, kind) or self._stub(name, kind, result), result)
            if kind == "filter":
                environment.filters[name] = called_late(wrapped)
                if name in called and (name in app.globals or name in app.context):
                    environment.globals[name] = wrapped  # the same function, in the place of a name
                    self.functions.add(name)
            elif kind == "test":
                environment.tests[name] = wrapped
            elif kind == "tag":
                environment.own_tags[name] = wrapped
            elif name != "url_for":
                environment.globals[name] = wrapped
                self.functions.add(name)
        environment.globals["url_for"] = self._recorded("url_for", self._url_for, UNKNOWN)
        if self.own is not None:
            taken = {"url_for", "get_flashed_messages", *environment.globals}
            environment.globals.update({n: v for n, v in self.own.globals.items() if n not in taken})

    def _own(self, name: str, kind: str) -> Callable[..., Any] | None:
        if self.own is None:
            return None
        return {"filter": self.own.filters, "test": self.own.tests}.get(kind, self.own.globals).get(name)

    def _value(self, name: str, type_: Type) -> None:
        """A global that templates read and never call: one value for all pages, since modules import it."""
        value = self.own.globals[name] if self.own is not None and name in self.own.globals else None
        methods = _methods_of(self.program, name)
        if value is None and methods:
            called = {method: f"{name}.{method}" for method in sorted(methods)}
            made = {
                key: self._recorded(full, self._stub(full, "global", UNKNOWN), UNKNOWN) for key, full in called.items()
            }
            self.environment.globals[name] = stand_in(Inside(lambda key: made.get(key, NOTHING), name=name))
            self.methods[name] = called
            return
        if value is None:
            value = Maker(Plan(RICH)).make(type_, (f"global {name}",))
        self.environment.globals[name] = value
        self.values[name] = _encoded(type_, value)

    def _recorded(self, name: str, function: Callable[..., Any], result: Type) -> Callable[..., Any]:
        skipped = 1 if getattr(function, "jinja_pass_arg", None) is not None else 0

        def recorded(*args: Any, **kwargs: Any) -> Any:
            value = function(*args, **kwargs)
            self._keep(name, args[skipped:], kwargs, result, value)
            return value

        if skipped:
            recorded.jinja_pass_arg = function.jinja_pass_arg  # type: ignore[attr-defined]
        return recorded

    def _keep(self, name: str, args: tuple[Any, ...], kwargs: Mapping[str, Any], type_: Type, value: Any) -> None:
        if not self._quick:
            self._replay.results.setdefault(name, {})[key_of(args, kwargs)] = _encoded(type_, value)

    def _stub(self, name: str, kind: str, result: Type) -> Callable[..., Any]:
        def stub(*args: Any, **kwargs: Any) -> Any:
            path: Path = (f"{kind} {name}", *((_number(args, kwargs),) if args or kwargs else ()))
            self._maker.read(path)
            if kind in ("filter", "tag") and result == UNKNOWN and path not in self._maker.plan.decided:
                text = f"{name}({key_of(args, kwargs)})"
                self._maker.made[path] = Made(result, text)
                return text
            return self._maker.make(result, path)

        return stub

    def _url_for(self, endpoint: str, **values: Any) -> str:
        config, origin = self._context.get("config"), str(self._context.get("origin", ""))
        return build_url(self.program.app, self._template, str(endpoint), values, config, origin)


def _encoded(type_: Type, value: Any) -> Any:
    try:
        return encode(contract_of(data_of(type_)), value)
    except (ContractError, ValueError) as error:
        return {"$refused": str(error)}


def _called_names(program: Program) -> frozenset[str]:
    """Names that some template calls."""
    return frozenset(
        node.node.name
        for facts in program.templates.values()
        for node in nodes.walk(facts.tree)
        if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name)
    )


def _number(args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> int:
    """A function answers other arguments with another value."""
    return zlib.crc32(key_of(args, kwargs).encode()) % 1000


def _arguments_of(types: Iterable[Type]) -> set[str]:
    """Names of the context that calls in these types are given."""
    return {path.names[0] for path in _paths_given(types)}


def _paths_given(types: Iterable[Type]) -> set[ContextPath]:
    """What of the context calls in these types are given, which Python makes."""
    found: set[ContextPath] = set()
    seen: set[int] = set()
    pending = list(types)
    while pending:
        type_ = pending.pop()
        if id(type_) in seen:
            continue
        seen.add(id(type_))
        match type_:
            case Object(fields=fields):
                for item in fields.values():
                    pending.append(item.type)
                    args, kwargs = item.call or ((), ())
                    values = (*args, *dict(kwargs).values())
                    found |= {value for value in values if isinstance(value, ContextPath)}
            case List(item=item):
                pending.append(item)
            case Dict(value=value):
                pending.append(value)
            case Union(members=kinds) | Tuple(items=kinds):
                pending += kinds
            case _:
                pass
    return found


def _methods_of(program: Program, name: str) -> set[str]:
    """What templates call of a global."""
    return {
        node.node.attr
        for facts in program.templates.values()
        for node in nodes.walk(facts.tree)
        if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Getattr)
        if isinstance(node.node.node, nodes.Name) and node.node.node.name == name
    }


def _place(path: Path) -> str:
    return ".".join(map(str, path))


def _nowhere(_path: Path) -> None:
    return None
