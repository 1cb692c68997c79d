"""Jinja2's environment for `verify`: set as the app's, with probes in every template (`coverage.py`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import jinja2
from jinja2 import nodes as jinja_nodes
from jinja2.ext import Extension

from transpiler.options import Options
from transpiler.verify.coverage import PROBES, Choice, instrument

_EXTENSIONS = {
    "i18n": "jinja2.ext.InternationalizationExtension",
    "do": "jinja2.ext.ExprStmtExtension",
    "loopcontrols": "jinja2.ext.LoopControlExtension",
    "debug": "jinja2.ext.DebugExtension",
}
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


class ProbedEnvironment(jinja2.Environment):
    """Puts probes into every template."""

    context_class = _Context
    choices: dict[str, list[Choice]]
    own_globals: dict[str, Any]

    def start_page(self, shared: Mapping[str, Any]) -> None:
        """Set what every template sees, also one that is imported without context, and forget the last page's."""
        self.globals.clear()
        self.globals.update(self.own_globals, **shared)
        for template in (self.cache or {}).values():
            template._module = None

    def _parse(self, source: str, name: str | None, filename: str | None) -> jinja_nodes.Template:
        tree = super()._parse(source, name, filename)
        self.choices[name or ""] = instrument(tree, name or "")
        return tree


def environment_of(texts: Mapping[str, str], options: Options) -> ProbedEnvironment:
    """The environment of an app with these options, over these texts."""
    environment = ProbedEnvironment(
        loader=jinja2.DictLoader(dict(texts)),
        autoescape=lambda name: True if name is None else options.autoescapes(name),
        extensions=[_EXTENSIONS[name] for name in sorted(options.extensions)],
        cache_size=-1,
        optimized=False,  # the page calls what it can
        **{name: getattr(options, name) for name in _SAME_NAME},
    )
    environment.choices = {}
    if "i18n" in options.extensions:
        environment.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    for name, kind in sorted(options.tags.items()):
        environment.add_extension(_tag_extension(name, kind))
    return environment


def _tag_extension(name: str, kind: str) -> type[Extension]:
    """A tag of the app, which nobody can render: it raises."""

    def parse(self: Extension, parser: Any) -> jinja_nodes.Node:
        line = next(parser.stream).lineno
        while parser.stream.current.type != "block_end":
            next(parser.stream)
        if kind == "block":
            parser.parse_statements((f"name:end{name}",), drop_needle=True)
        call = self.call_method("_raise", [jinja_nodes.Const(name)], lineno=line)
        return jinja_nodes.Output([call], lineno=line)

    def raise_(self: Extension, tag: str) -> str:
        raise NotImplementedError(f"the app's own tag `{tag}`")

    return type(f"Tag_{name}", (Extension,), {"tags": {name}, "parse": parse, "_raise": raise_})
