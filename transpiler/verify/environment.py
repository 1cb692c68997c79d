"""Jinja2's environment for `verify`: set as the app's, with probes in every template (`coverage.py`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import jinja2
from jinja2 import nodes as jinja_nodes
from jinja2.ext import Extension

from transpiler import nodes
from transpiler.options import Options
from transpiler.parse.desugar import expression_to_jinja
from transpiler.verify.coverage import PROBES, Choice, instrument
from transpiler.verify.standins import is_unknown
from transpiler.verify.writing import place_of_caller

_EXTENSIONS = {
    "i18n": "jinja2.ext.InternationalizationExtension",
    "do": "jinja2.ext.ExprStmtExtension",
    "loopcontrols": "jinja2.ext.LoopControlExtension",
    "debug": "jinja2.ext.DebugExtension",
}
_PRINTS = (
    jinja_nodes.Output, jinja_nodes.Extends, jinja_nodes.Block, jinja_nodes.Include, jinja_nodes.CallBlock,
    jinja_nodes.FilterBlock,
)  # fmt: skip
_SAME_NAME = (
    "block_start_string", "block_end_string", "variable_start_string", "variable_end_string", "comment_start_string",
    "comment_end_string", "line_statement_prefix", "line_comment_prefix", "trim_blocks", "lstrip_blocks",
    "newline_sequence", "keep_trailing_newline",
)  # fmt: skip


class _Context(jinja2.runtime.Context):
    """Tells the probes which names are read."""

    def resolve_or_missing(self, key: str) -> Any:
        getattr(self.environment, PROBES).log.append((key,))
        return super().resolve_or_missing(key)


class Definitions(dict[str, jinja2.Template]):
    """What templates define, without what they print: for those who call their macros."""

    def __init__(self, environment: ProbedEnvironment) -> None:
        self._environment = environment

    def __missing__(self, name: str) -> jinja2.Template:
        environment = self._environment
        assert environment.loader is not None
        tree = environment._parse(environment.loader.get_source(environment, name)[0], name, None)
        _leave_definitions(tree.body)
        code, names = environment.compile(tree, name), environment.make_globals(None)
        self[name] = jinja2.Template.from_code(environment, code, names)
        return self[name]


@dataclass(frozen=True)
class Unsent:
    """An attribute that a template reads of a value whose type does not have it, so that no page is sent it."""

    owner: str
    name: str
    template: str
    line: int

    def __str__(self) -> str:
        return f"{self.template}:{self.line} reads `{self.name}` of {self.owner}, which the page is not sent"


class ProbedEnvironment(jinja2.Environment):
    """Puts probes into every template."""

    context_class = _Context
    choices: dict[str, list[Choice]]
    own_globals: dict[str, Any]
    own_tags: dict[str, Callable[..., Any]]
    definitions: Definitions
    trees: Mapping[str, nodes.Template]
    tags_to_come: Iterator[nodes.CustomTag]
    """The tags of the app in the template that is parsed."""

    def start_page(self, shared: Mapping[str, Any]) -> None:
        """Set what every template sees, also one that is imported without context, and forget the last page's."""
        self.unsent = {}
        self.globals.clear()
        self.globals.update(self.own_globals, **shared)
        for template in (*(self.cache or {}).values(), *self.definitions.values()):
            template._module = None

    unsent: dict[Unsent, None]
    """What templates read on this page that no type holds, in the order of reading."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """As Jinja2's; notes what no type holds."""
        return self._noted(super().getattr(obj, attribute), obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """As Jinja2's; notes what no type holds."""
        return self._noted(super().getitem(obj, argument), obj, argument)

    def _noted(self, found: Any, owner: Any, name: Any) -> Any:
        if isinstance(found, jinja2.Undefined) and is_unknown(owner, name):
            self.unsent[Unsent(type(owner).__name__, name, *place_of_caller())] = None
        return found

    def _parse(self, source: str, name: str | None, filename: str | None) -> jinja_nodes.Template:
        own = self.trees.get(name or "")
        found = () if own is None else nodes.walk(own)
        self.tags_to_come = (node for node in found if isinstance(node, nodes.CustomTag))
        tree = super()._parse(source, name, filename)
        self.choices[name or ""] = instrument(tree, name or "")
        return tree


def environment_of(
    texts: Mapping[str, str], options: Options, trees: Mapping[str, nodes.Template]
) -> ProbedEnvironment:
    """The environment of an app with these options, over these texts, which were parsed to `trees`."""
    environment = ProbedEnvironment(
        loader=jinja2.DictLoader(dict(texts)),
        autoescape=lambda name: True if name is None else options.autoescapes(name),
        extensions=[_EXTENSIONS[name] for name in sorted(options.extensions)],
        cache_size=-1,
        optimized=False,  # the page calls what it can
        **{name: getattr(options, name) for name in _SAME_NAME},
    )
    environment.choices, environment.trees, environment.own_tags, environment.unsent = {}, trees, {}, {}
    environment.definitions = Definitions(environment)
    if "i18n" in options.extensions:
        environment.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    for name, kind in sorted(options.tags.items()):
        environment.add_extension(_tag_extension(name, kind))
    return environment


def _leave_definitions(body: list[jinja_nodes.Node]) -> None:
    """Take away what prints, and layouts and parts: these would run with the template, which may be costly or raise."""
    body[:] = [node for node in body if not isinstance(node, _PRINTS)]
    for node in body:
        if isinstance(node, jinja_nodes.If):
            for arm in (node, *node.elif_):
                _leave_definitions(arm.body)
            _leave_definitions(node.else_)
        elif isinstance(node, (jinja_nodes.For, jinja_nodes.With)):
            _leave_definitions(node.body)


def _tag_extension(name: str, kind: str) -> type[Extension]:
    """A tag of the app: a function of its arguments, of its body first (`lower/tags.py`), whose result is printed."""

    def parse(self: Extension, parser: Any) -> list[jinja_nodes.Node]:
        environment: Any = self.environment
        tag: nodes.CustomTag = next(environment.tags_to_come)
        line = next(parser.stream).lineno
        while parser.stream.current.type != "block_end":
            next(parser.stream)
        given = [expression_to_jinja(one, environment, line) for one in tag.args or ()]
        if tag.args is None:
            given = [jinja_nodes.Const(tag.arguments, lineno=line)]
        named = [expression_to_jinja(one.value, environment, line) for one in tag.kwargs or ()]
        pairs = [
            jinja_nodes.Pair(jinja_nodes.Const(one.key, lineno=line), value, lineno=line)
            for one, value in zip(tag.kwargs or (), named, strict=True)
        ]
        found: list[jinja_nodes.Node] = []
        if kind == "block":
            body = parser.parse_statements((f"name:end{name}",), drop_needle=True)
            held = parser.free_identifier(lineno=line)
            found.append(jinja_nodes.AssignBlock(held, None, body, lineno=line))
            given.insert(0, held)
        arguments = [jinja_nodes.List(given, lineno=line), jinja_nodes.Dict(pairs, lineno=line)]
        call = self.call_method("_call", [jinja_nodes.Const(name, lineno=line), *arguments], lineno=line)
        return [*found, jinja_nodes.Output([call], lineno=line)]

    def call(self: Extension, tag: str, args: list[Any], kwargs: dict[str, Any]) -> Any:
        environment: Any = self.environment
        return environment.own_tags[tag](*args, **kwargs)

    return type(f"Tag_{name}", (Extension,), {"tags": {name}, "parse": parse, "_call": call})
