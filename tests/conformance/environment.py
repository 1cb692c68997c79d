"""What a rendering depends on, as data: the options of the environment, all templates in reach, the names in use.

`describe` also collects why a rendering needs more than that ("custom python: filter"). Runs inside the environment
of the recorded suite, where Jinja2 is the one that is tested.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import jinja2
from jinja2 import defaults, meta, nativetypes, nodes, sandbox
from jinja2.filters import FILTERS
from jinja2.tests import TESTS

from .values import OpaqueError, encode

# The options that change how text is read, with the values they have by themselves.
OPTIONS: dict[str, Any] = {
    "block_start_string": "{%",
    "block_end_string": "%}",
    "variable_start_string": "{{",
    "variable_end_string": "}}",
    "comment_start_string": "{#",
    "comment_end_string": "#}",
    "line_statement_prefix": None,
    "line_comment_prefix": None,
    "trim_blocks": False,
    "lstrip_blocks": False,
    "newline_sequence": "\n",
    "keep_trailing_newline": False,
}
I18N = "jinja2.ext.InternationalizationExtension"

_MAX_TEMPLATES = 60
_MAX_LISTED = 2000
_KNOWN_UNDEFINED = (jinja2.Undefined, jinja2.StrictUndefined, jinja2.ChainableUndefined, jinja2.DebugUndefined)
_BY_NAME = frozenset({"map", "select", "reject", "selectattr", "rejectattr"})
_MISSING = object()


@dataclass
class Use:
    """What the templates mention. `unparsed`: one is no valid template, so anything may be meant."""

    names: set[str] = field(default_factory=set)
    filters: set[str] = field(default_factory=set)
    tests: set[str] = field(default_factory=set)
    unparsed: bool = False

    def reads(self, name: str) -> bool:
        return self.unparsed or name in self.names


@dataclass
class Description:
    """The options that are not the default, the sources in reach by name, the use, the reasons against portability."""

    options: dict[str, Any]
    templates: dict[str, str]
    use: Use
    reasons: set[str]


def describe(environment: jinja2.Environment, source: str, name: str | None) -> Description:
    """Describe the environment of a template that is about to be compiled or rendered."""
    reasons: set[str] = set()
    templates = _reachable(environment, source, name, reasons)
    use = _use_of(environment, [source, *templates.values()])
    options = {key: getattr(environment, key) for key, usual in OPTIONS.items() if getattr(environment, key) != usual}
    for rules, usual_rules, used, word in (
        (environment.filters, FILTERS, use.filters, "filter"),
        (environment.tests, TESTS, use.tests, "test"),
    ):
        changed = (key for key, rule in rules.items() if usual_rules.get(key) is not rule)
        if any(use.unparsed or key in used for key in changed):
            reasons.add(f"custom python: {word}")
    if environment.extensions:
        options["extensions"] = sorted(environment.extensions)
        if any(not key.startswith("jinja2.ext.") for key in environment.extensions):
            reasons.add("custom python: extension")
    if environment.undefined is not jinja2.Undefined:
        options["undefined"] = environment.undefined.__name__
        if environment.undefined not in _KNOWN_UNDEFINED:
            reasons.add("custom python: undefined class")
    if environment.finalize is not None:
        reasons.add("custom python: finalize")
    _describe_autoescape(environment, [name, *templates], options, reasons)
    if policies := _changed_policies(environment):
        options["policies"] = policies
    _describe_class(environment, options, reasons)
    if environment.is_async:
        reasons.add("async")
    return Description(options, templates, use, reasons)


def _describe_autoescape(
    environment: jinja2.Environment, names: Iterable[str | None], options: dict[str, Any], reasons: set[str]
) -> None:
    setting: Any = environment.autoescape
    if callable(setting):
        try:
            answers = {bool(setting(name)) for name in names}
        except Exception:
            answers = set()
        if len(answers) != 1:
            reasons.add("custom python: autoescape callable")
            return
        setting = answers.pop()
    if setting:
        options["autoescape"] = True


def _changed_policies(environment: jinja2.Environment) -> dict[str, Any]:
    """Policies that are data; one that is a function shows when the case is replayed without it."""
    changed = {}
    for key, value in environment.policies.items():
        if defaults.DEFAULT_POLICIES.get(key, _MISSING) != value:
            try:
                changed[key] = encode(value)
            except OpaqueError:
                continue
    return changed


def _describe_class(environment: jinja2.Environment, options: dict[str, Any], reasons: set[str]) -> None:
    kind = type(environment)
    if kind is jinja2.Environment or kind.__module__.startswith("flask"):
        return
    if isinstance(environment, nativetypes.NativeEnvironment):
        reasons.add("native types")
    elif isinstance(environment, sandbox.SandboxedEnvironment):
        options["sandboxed"] = True
        known = kind in (sandbox.SandboxedEnvironment, sandbox.ImmutableSandboxedEnvironment)
        reasons.add("sandbox" if known else "custom python: sandbox subclass")
    else:
        reasons.add("custom python: environment class")


def _use_of(environment: jinja2.Environment, sources: list[str]) -> Use:
    use = Use()
    for source in sources:
        try:
            tree = environment._parse(source, None, None)
        except Exception:  # an extension may raise anything
            use.unparsed = True
            continue
        for node in tree.find_all((nodes.Name, nodes.Filter, nodes.Test)):
            match node:
                case nodes.Name():
                    use.names.add(node.name)
                case nodes.Filter():
                    use.filters.add(node.name)
                case nodes.Test():
                    use.tests.add(node.name)
    if use.filters & _BY_NAME:  # these take the names of filters and tests as strings
        words = set(re.findall(r"\w+", " ".join(sources)))
        use.filters |= words & set(environment.filters)
        use.tests |= words & set(environment.tests)
    return use


def _reachable(environment: jinja2.Environment, source: str, name: str | None, reasons: set[str]) -> dict[str, str]:
    """The sources of all templates that this one can load; of all that exist when a name is computed."""
    loader = environment.loader
    if loader is None:
        return {}
    found: dict[str, str] = {}

    def load(wanted: str) -> str | None:
        try:
            text: str = loader.get_source(environment, wanted)[0]
        except Exception:  # a missing template is part of the case
            return None
        found[wanted] = text
        return text

    seen = {name}
    if name:
        load(name)
    computed = False
    open_sources = [source]
    while open_sources:
        try:
            tree = environment._parse(open_sources.pop(), None, None)
            references = list(meta.find_referenced_templates(tree))
        except Exception:
            continue
        for reference in references:
            if reference is None:
                computed = True
            elif reference not in seen:
                seen.add(reference)
                if (text := load(reference)) is not None:
                    open_sources.append(text)
    if computed:
        try:
            listed = list(loader.list_templates())[:_MAX_LISTED]
        except Exception:
            reasons.add("custom python: loader")
            return found
        for other in listed[:_MAX_TEMPLATES]:
            if other not in found:
                load(other)
    return found
