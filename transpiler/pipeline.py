"""The phases in order: parse, analyze, structure, lower, emit. Nothing here touches the disk."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from transpiler import ir, nodes
from transpiler.analyze import analyze_program
from transpiler.analyze.definitions import told_apart
from transpiler.analyze.handlers import HandlersAt, handler_places
from transpiler.analyze.scripts import beside_scripts
from transpiler.diagnostics import Diagnostics
from transpiler.emit import emit
from transpiler.facts import AppFacts, Form, Program, TemplateFacts
from transpiler.html import Trees, placements, written_out
from transpiler.html.tree import Region, Rung
from transpiler.lower import Lowered, Request, lower
from transpiler.lower.block_forms import show_also
from transpiler.lower.support import support_modules
from transpiler.lower.widening import KeyWidening, Widening, as_text, below, widen
from transpiler.options import Options
from transpiler.parse import parse
from transpiler.source import NO_SPAN, Source
from transpiler.stack import deeply
from transpiler.types.holds import Given, joined

_WIDENINGS = 8

Loader = Callable[[str], "str | None"]
"""The text of a template by name, None if there is none."""


@dataclass
class Parsed:
    """Templates as they are written: what no fact about an app changes, so that it is found once for all analyses."""

    options: Options
    sources: dict[str, Source]
    diagnostics: dict[str, Diagnostics]
    trees: dict[str, tuple[Source, nodes.Template]]
    _forms: dict[int, dict[int, Form]] = field(default_factory=dict)

    def forms_of(self, tree: nodes.Template) -> dict[int, Form]:
        """The form that each piece of one of the trees stands in, by where it starts."""
        if id(tree) not in self._forms:
            self._forms[id(tree)] = {start: place.form for start, place in placements(tree.body).items()}
        return self._forms[id(tree)]


@dataclass
class Loaded:
    """All templates of one root, parsed and analysed; `program` lacks those with a syntax error."""

    sources: dict[str, Source]
    diagnostics: dict[str, Diagnostics]
    program: Program
    options: Options
    handlers: dict[str, HandlersAt] = field(default_factory=dict)
    """Templates that put `<InlineHandlers />` on a page, and where."""
    scripted: frozenset[str] = frozenset()
    """Templates that can stand on a page with scripts, which matters to Server Actions alone."""
    failed: set[str] = field(default_factory=set)
    """Templates that are not written, since something in them is not converted."""
    trees: Trees = field(default_factory=Trees)


@dataclass
class Converted:
    """One template's module, or the diagnostics that say why there is none."""

    name: str
    path: str
    diagnostics: Diagnostics
    module: ir.Module | None = None
    code: str | None = None
    regions: tuple[Region, ...] = ()
    helpers: int = 0
    expressions: int = 0
    env_uses: dict[str, str] = field(default_factory=dict)
    """Names used of `lib/env`: name -> kind (filter, test, global, tag)."""
    env_local: frozenset[str] = frozenset()
    """Those for which Python cannot answer: they get more than plain values, or are values themselves."""

    @property
    def imports(self) -> frozenset[str]:
        """Modules the code imports, relative to the output folder (`lib/jinja/str`)."""
        return frozenset(re.findall(r'from "(?:[^"]*?/)?((?:lib|types|templates)/[^"]+)"', self.code or ""))


@dataclass(frozen=True, slots=True)
class Result:
    """What `transpile` returns: code by output path, diagnostics by template."""

    modules: dict[str, str]
    diagnostics: dict[str, Diagnostics]


def load(
    texts: Mapping[str, str], options: Options, app: AppFacts | None = None, without: frozenset[Rung] = frozenset()
) -> Loaded:
    """Parse all templates of a root (name -> text) and find out how they depend on each other.

    `without` switches rungs of the ladder for unbalanced HTML off, which must not change any page (for tests).
    """
    return load_parsed(parsed(texts, options), app, without)


def load_parsed(templates: Parsed, app: AppFacts | None = None, without: frozenset[Rung] = frozenset()) -> Loaded:
    """The same for templates that are parsed already."""
    loaded = analyzed(templates, app)
    loaded.trees = Trees(without)
    settle_forms(loaded)
    return loaded


def parsed(texts: Mapping[str, str], options: Options) -> Parsed:
    """Parse templates; those with a syntax error have a diagnostic and no tree."""
    sources = {name: Source(name, text) for name, text in texts.items()}
    diagnostics = {name: Diagnostics(source) for name, source in sources.items()}
    trees: dict[str, tuple[Source, nodes.Template]] = {}
    for name, source in sources.items():
        tree = parse(source, options, diagnostics[name])
        if tree is not None:
            trees[name] = (source, told_apart(written_out(tree, options.autoescapes(name))))
    return Parsed(options, sources, diagnostics, trees)


def analyzed(templates: Parsed, app: AppFacts | None = None) -> Loaded:
    """What analysis finds, with the facts of an app; `settle_forms` is the other half of `load`."""
    diagnostics = {name: replace(found, items=[*found.items]) for name, found in templates.diagnostics.items()}
    program = analyze_program(templates.trees, app or AppFacts(), templates.options, diagnostics, templates.forms_of)
    scripted = beside_scripts(program) if templates.options.actions else frozenset[str]()
    return Loaded(templates.sources, diagnostics, program, templates.options, handler_places(program), scripted)


def settle_forms(loaded: Loaded) -> None:
    """Give macros, partials and blocks the string forms that raw regions and captured texts ask for.

    Which regions are raw is known only after lowering, and a body written as a string asks its own parts for
    strings: so templates are lowered until no new form is asked for. So it is with types that are too narrow; where
    one still does not fit after `_WIDENINGS` steps, the value is told at run time (`lower/shaping.py`).
    """
    program = loaded.program
    pending = set(program.templates)
    steps: Counter[object] = Counter()
    given: dict[str, dict[str, Given]] = {}
    while pending:
        asked: set[Request] = set()
        wanted: dict[Widening | KeyWidening, str] = {}
        for name in sorted(pending):
            if not loaded.diagnostics[name].has_errors:
                collected = Diagnostics(loaded.sources[name])
                lowered = _lowered(loaded, program.templates[name], collected)
                given[name] = lowered.given
                asked |= lowered.requests
                wanted |= dict.fromkeys(lowered.widenings, name)
                (loaded.failed.add if collected.has_errors else loaded.failed.discard)(name)
        pending = {request.template for request in asked if request.kind != "callback"}
        steps.update({widening.place for widening in wanted})
        for widening, name in wanted.items():
            if steps[widening.place] <= _WIDENINGS:
                pending |= {*widen(program, widening), name}
        for request in asked:
            if request.kind == "callback":
                as_text(program, int(request.name))
                pending |= program.templates.keys()
                continue
            facts = program.templates[request.template]
            if request.kind == "text":
                facts.text = True
                pending |= program.templates.keys()
                continue
            if request.kind == "slot":
                show_also(facts, request.name, request.form)
                pending |= {*below(program, request.template)}
                continue
            form = frozenset({request.form})
            if request.kind == "root":
                facts.forms |= form
            elif request.kind == "caller":
                facts.macros[request.name] = replace(facts.macros[request.name], caller_text=True)
                pending |= program.templates.keys()
            elif request.kind == "macro":
                macro = facts.macros[request.name]
                facts.macros[request.name] = replace(macro, forms=macro.forms | form)
            else:
                block = facts.blocks[request.name]
                facts.blocks[request.name] = replace(block, super_forms=block.super_forms | form)
    program.given = joined(given.values())


def convert(loaded: Loaded, name: str) -> Converted:
    """The module of one template; `code` is None if it has an error."""
    diagnostics = loaded.diagnostics[name]
    facts = loaded.program.templates.get(name)
    if facts is None:
        return Converted(name, "", diagnostics)
    path = f"{facts.module}{'.tsx' if facts.html else '.ts'}"
    if diagnostics.has_errors:
        return Converted(name, path, diagnostics)
    _report_failed_parts(loaded, facts, diagnostics)
    lowered = _lowered(loaded, facts, diagnostics)
    result = Converted(
        name,
        path,
        diagnostics,
        lowered.module,
        None,
        lowered.regions,
        lowered.helpers,
        lowered.expressions,
        lowered.env_uses,
        lowered.env_local,
    )
    if not diagnostics.has_errors:
        result.code = deeply(emit, lowered.module, loaded.options)
    return result


def _report_failed_parts(loaded: Loaded, facts: TemplateFacts, diagnostics: Diagnostics) -> None:
    """Say that a module imports one that is not written."""
    parts = dict.fromkeys([*facts.parents, *(name for names in facts.includes.values() for name in names)])
    for part in parts:
        if part in loaded.failed or (part in loaded.diagnostics and loaded.diagnostics[part].has_errors):
            diagnostics.add(
                "failed-part",
                NO_SPAN,
                f"`{part}` is not written",
                text="This module imports it, so it does not compile until that template converts.",
            )


def _lowered(loaded: Loaded, facts: TemplateFacts, diagnostics: Diagnostics) -> Lowered:
    return deeply(
        lower, facts, loaded.program, loaded.options, diagnostics, loaded.trees,
        inline_handlers=loaded.handlers.get(facts.name), scripted=facts.name in loaded.scripted,
    )  # fmt: skip


def support(loaded: Loaded, converted: Iterable[Converted]) -> dict[str, str]:
    """The modules that the converted ones share, by output path: `lib/ctx.ts`, `types/models.ts`."""
    used = [item for item in converted if item.code is not None]
    return {
        module.path: emit(module, loaded.options)
        for module in support_modules(loaded.program, frozenset(path for item in used for path in item.imports))
    }


def transpile(name: str, loader: Loader, options: Options | None = None, app: AppFacts | None = None) -> Result:
    """Convert one template and whatever it extends, includes or imports.

    Raises `KeyError` if the loader has no template of that name.
    """
    chosen = options or Options()
    texts = reachable(name, loader, chosen)
    if name not in texts:
        raise KeyError(name)
    return _result(load(texts, chosen, app), texts)


def transpile_project(
    loader: Loader, names: Sequence[str], options: Options | None = None, app: AppFacts | None = None
) -> tuple[dict[str, str], dict[str, Diagnostics]]:
    """Convert the named templates together: code by output path, diagnostics by template."""
    texts = {name: text for name in names if (text := loader(name)) is not None}
    result = _result(load(texts, options or Options(), app), texts)
    return result.modules, result.diagnostics


def _result(loaded: Loaded, names: Iterable[str]) -> Result:
    converted = [convert(loaded, name) for name in names]
    modules = {item.path: item.code for item in converted if item.code is not None}
    return Result(modules | support(loaded, converted), loaded.diagnostics)


def reachable(name: str, loader: Loader, options: Options) -> dict[str, str]:
    """The texts of a template and of all it names by constants, directly or not."""
    found: dict[str, str] = {}
    pending = [name]
    while pending:
        current = pending.pop()
        text = None if current in found else loader(current)
        if text is None:
            continue
        found[current] = text
        source = Source(current, text)
        tree = parse(source, options, Diagnostics(source))
        if tree is not None:
            pending += _named(tree)
    return found


def _named(tree: nodes.Template) -> list[str]:
    """Constant template names in a tree."""
    names: list[str] = []
    for node in nodes.walk(tree):
        if isinstance(node, nodes.Extends | nodes.Include | nodes.Import | nodes.FromImport):
            names += [
                inner.value
                for inner in nodes.walk(node.template)
                if isinstance(inner, nodes.Const) and isinstance(inner.value, str)
            ]
    return names
