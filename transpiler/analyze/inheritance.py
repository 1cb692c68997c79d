"""Who extends, includes and imports whom.

Input: all trees. Output: `Links` per template: by `span.start` of each extends, include, import and from-import the
templates its expression can name; macros and modules at top level. Reports `missing-template`, `extends-cycle`,
`dynamic-extends`, `dynamic-include`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from transpiler import nodes
from transpiler.analyze.layouts import candidates, given
from transpiler.diagnostics import Diagnostics
from transpiler.facts import AppFacts
from transpiler.source import Source
from transpiler.types import Str, Type, members

Trees = Mapping[str, tuple[Source, nodes.Template]]
Reference = nodes.Extends | nodes.Include | nodes.Import | nodes.FromImport


@dataclass(frozen=True, slots=True)
class MacroRef:
    """A macro of a template; `with_context` tells how this name came to be known."""

    template: str
    name: str
    with_context: bool = True


@dataclass(frozen=True, slots=True)
class ModuleRef:
    """The module of one of several templates."""

    templates: tuple[str, ...]
    with_context: bool = False


@dataclass
class Links:
    """The references of one template. `exports`: macros and modules that its top level makes visible."""

    targets: dict[int, tuple[str, ...]] = field(default_factory=dict)
    parents: tuple[str, ...] = ()
    always_extends: bool = False
    children: list[str] = field(default_factory=list)
    includers: list[str] = field(default_factory=list)
    importers: list[str] = field(default_factory=list)
    exports: dict[str, MacroRef | ModuleRef] = field(default_factory=dict)
    beside: dict[str, dict[str, MacroRef | ModuleRef]] = field(default_factory=dict)
    """What is imported within a block (a loop ...) and so is there for a part that is included within it, by part."""
    passed_on: dict[str, MacroRef] = field(default_factory=dict)
    """Macros that are variables too, which importers see: `{% from "a" import field %}{% set field = field %}`."""
    macros: dict[str, nodes.Macro] = field(default_factory=dict)
    blocks: dict[str, nodes.Block] = field(default_factory=dict)


def link(trees: Trees, app: AppFacts, diagnostics: Mapping[str, Diagnostics]) -> dict[str, Links]:
    """The references of every template of the program."""
    links = {name: Links() for name in trees}
    for name, (_, tree) in trees.items():
        for node in nodes.walk(tree):
            if isinstance(node, nodes.Macro):
                links[name].macros.setdefault(node.name, node)
            elif isinstance(node, nodes.Block):
                links[name].blocks.setdefault(node.name, node)
    linkers = [_Linker(name, tree, trees, app, links, diagnostics[name]) for name, (_, tree) in trees.items()]
    for linker in linkers:
        linker.run()
    for linker in linkers:
        linker.choose_layouts()
    for name, (_, tree) in trees.items():
        links[name].exports = _exports(name, tree.body, links[name])
        links[name].beside = _beside(name, tree, links[name])
        links[name].passed_on = _passed_on(tree, links[name].exports)
        links[name].exports |= links[name].passed_on
    for found in links.values():
        defined = {name: defining(links, ref) for name, ref in found.passed_on.items()}
        found.passed_on = {name: ref for name, ref in defined.items() if ref is not None}
    _break_cycles(trees, links, diagnostics)
    for name, found in links.items():
        for parent in found.parents:
            links[parent].children.append(name)
    return links


def ancestors(links: Mapping[str, Links], name: str) -> list[str]:
    """All templates above `name`, nearest first."""
    found: list[str] = []
    queue = list(links[name].parents)
    while queue:
        parent = queue.pop(0)
        if parent not in found:
            found.append(parent)
            queue += links[parent].parents
    return found


def descendants(links: Mapping[str, Links], name: str) -> list[str]:
    """All templates below `name`, nearest first."""
    found: list[str] = []
    queue = list(links[name].children)
    while queue:
        child = queue.pop(0)
        if child not in found:
            found.append(child)
            queue += links[child].children
    return found


class _Linker:
    """Finds what the references of one template can name."""

    def __init__(
        self,
        name: str,
        tree: nodes.Template,
        trees: Trees,
        app: AppFacts,
        links: dict[str, Links],
        diagnostics: Diagnostics,
    ) -> None:
        self.name, self.tree, self.trees, self.app = name, tree, trees, app
        self.links, self.diagnostics = links, diagnostics
        self._open: list[nodes.Extends] = []

    def run(self) -> None:
        """Fill the links of this template; layouts that nothing names wait for those of the other templates."""
        own = self.links[self.name]
        parents: dict[str, None] = {}
        for node in nodes.walk(self.tree):
            if not isinstance(node, nodes.Extends | nodes.Include | nodes.Import | nodes.FromImport):
                continue
            targets = self._resolve(node)
            own.targets[node.span.start] = targets
            for target in targets:
                if isinstance(node, nodes.Extends):
                    parents[target] = None
                elif isinstance(node, nodes.Include):
                    _once(self.links[target].includers, self.name)
                else:
                    _once(self.links[target].importers, self.name)
        own.parents = tuple(parents)
        own.always_extends = any(isinstance(node, nodes.Extends) for node in self.tree.body)

    def choose_layouts(self) -> None:
        """Find candidates for the layouts that nothing names."""
        own = self.links[self.name]
        for node in self._open:
            below = [name for name in self.trees if name != self.name and self.name in ancestors(self.links, name)]
            own.targets[node.span.start] = self._among(
                node, candidates(self.name, node.template, below, self.trees, self.app)
            )
        chosen = (target for node in self._open for target in own.targets[node.span.start])
        own.parents = tuple(dict.fromkeys((*own.parents, *chosen)))

    def _resolve(self, node: Reference) -> tuple[str, ...]:
        named = self._strings(node.template, set())
        if named is None:
            if not isinstance(node, nodes.Extends):
                return self._guess(node)
            self._open.append(node)
            return ()
        found = [known for known in map(self._known, named) if known is not None]
        missing = [n for n in named if self._known(n) is None]
        is_choice = isinstance(node.template, nodes.List | nodes.Tuple)
        optional = isinstance(node, nodes.Include) and node.ignore_missing
        if missing and not optional and not (is_choice and found):
            self.diagnostics.add(
                "missing-template",
                node.span,
                f"there is no template `{missing[0]}`",
                label="Jinja2 raises `TemplateNotFound` here",
                hint="check the path, or add the folder it lives in to the template roots",
            )
        return tuple(dict.fromkeys(found))

    def _known(self, name: str) -> str | None:
        """The template called `name`, as Jinja2's loaders split paths (`./` and doubled slashes fall)."""
        if name in self.trees:
            return name
        plain = "/".join(part for part in name.split("/") if part not in ("", "."))
        return plain if plain in self.trees else None

    def _strings(self, expr: nodes.Expr, seen: set[str]) -> list[str] | None:
        """What the expression can name; None if that is not known. Patterns are resolved to known templates."""
        match expr:
            case nodes.Const(str(text)):
                return [text]
            case nodes.Const(None):
                return []
            case nodes.CondExpr(_, first, second):
                return _all(self._strings(part, seen) for part in (first, second) if part is not None)
            case nodes.Or(left, right):
                return _all(self._strings(part, seen) for part in (left, right))
            case nodes.List(items) | nodes.Tuple(items):
                return _all(self._strings(item, seen) for item in items)
            case nodes.Filter(nodes.Name() | nodes.Getattr() as value, "default" | "d", args):
                return _all(self._strings(part, seen) for part in (value, *args[:1]))
            case nodes.Name(name) if name not in seen:
                return self._variable(name, seen | {name})
            case nodes.Concat() | nodes.Add() | nodes.Mod():
                return self._pattern(expr)
            case nodes.Call(nodes.Name(name), (nodes.Const(str(text)), *_)) if name in self.app.globals:
                before = self.app.globals[name].template
                return None if before is None else self._prefixed(before, text)
            case _:
                return None

    def _variable(self, name: str, seen: set[str]) -> list[str] | None:
        """Values of a name: what the template itself assigns or loops over, what render calls pass."""
        found: list[list[str] | None] = []
        for node in nodes.walk(self.tree):
            match node:
                case nodes.Assign(nodes.Name(target), value) if target == name:
                    found.append(self._strings(value, seen))
                case nodes.For(nodes.Name(target), nodes.List(items) | nodes.Tuple(items)) if target == name:
                    found.append(_all(self._strings(item, seen) for item in items))
                case nodes.With(targets, values):
                    for target_node, value in zip(targets, values, strict=False):
                        if target_node == nodes.Name(name, "param") or target_node == nodes.Name(name, "store"):
                            found.append(self._strings(value, seen))
        if name in self.app.context:
            found.append(_texts(self.app.context[name]))
        own = [site for site in self.app.call_sites.get(self.name, ()) if name in site.values]
        # a template that no view renders itself gets what is passed to those that extend or include it
        for site in own or [site for sites in self.app.call_sites.values() for site in sites if name in site.values]:
            texts = site.texts.get(name)
            found.append(_texts(site.values[name]) if texts is None else sorted(texts))
        return _all(found) if found else None

    def _prefixed(self, before: str, text: str) -> list[str]:
        """The templates called `text`, or so with something that matches `before` in front of it."""
        found = [name for name in self.trees if fnmatchcase(name, f"{before}{text}")]
        return [text] if not found else [*([text] if self._known(text) else []), *found]

    def _pattern(self, expr: nodes.Expr) -> list[str] | None:
        pattern = _glob(expr)
        if pattern in (".*", ""):
            return None
        wanted = re.compile(pattern)
        return [name for name in self.trees if wanted.fullmatch(name)] or None

    def _guess(self, node: nodes.Include | nodes.Import | nodes.FromImport) -> tuple[str, ...]:
        """What the app's code gives such a name; if that is nothing, every template that could stand here."""
        texts = given(node.template, self.app)
        named = [name for name in self.trees if name != self.name and name in texts]
        found = [name for name in named if name not in self.app.call_sites] or named
        if found:
            return self._among(node, found)
        if isinstance(node, nodes.Include):
            found = [n for n in self.trees if n != self.name and not self.links[n].blocks
                     and n not in self.app.call_sites and not self.links[n].macros
                     and not any(isinstance(s, nodes.Extends) for s in self.trees[n][1].body)]  # fmt: skip
        else:
            found = [n for n in self.trees if n != self.name and self.links[n].macros and not self.links[n].blocks]
        return self._among(node, found)

    def _among(self, node: Reference, found: Sequence[str]) -> tuple[str, ...]:
        """Say that one of `found` is meant, or those of them that a function around a name (a theme's) can give."""
        if isinstance(node.template, nodes.Call) and node.template.args:  # `theme("layout.html")` and the like
            named = self._strings(node.template.args[0], set()) or []
            found = [known for known in map(self._known, named) if known is not None] or found
        code, word = _DYNAMIC[type(node)]
        self.diagnostics.add(
            code,
            node.span,
            f"which template is {word} here is known only at run time",
            label="this name comes from the context",
            text=f"{_count(len(found))} of this root can stand here; another name raises an error.",
            hint="write a literal name, a list or a condition between literals",
        )
        return tuple(found)


_DYNAMIC: dict[type[Reference], tuple[str, str]] = {
    nodes.Extends: ("dynamic-extends", "extended"),
    nodes.Include: ("dynamic-include", "included"),
    nodes.Import: ("dynamic-include", "imported"),
    nodes.FromImport: ("dynamic-include", "imported"),
}


def _texts(type_: Type) -> list[str] | None:
    """The texts that a type allows, None if it is not one of literals."""
    return _all(sorted(m.values) if isinstance(m, Str) and m.values else None for m in members(type_))


def _count(number: int) -> str:
    return "1 template" if number == 1 else f"{number} templates"


def _once(items: list[str], name: str) -> None:
    if name not in items:
        items.append(name)


def _all(parts: Iterable[list[str] | None]) -> list[str] | None:
    found: list[str] = []
    for part in parts:
        if part is None:
            return None
        found += part
    return found


def _glob(expr: nodes.Expr) -> str:
    """A regular expression for the texts of a concatenation; what is not literal matches anything."""
    match expr:
        case nodes.Const(value) if value is not None:
            return re.escape(str(value))
        case nodes.Concat(parts):
            return "".join(_glob(part) for part in parts)
        case nodes.Add(left, right):
            return _glob(left) + _glob(right)
        case nodes.Mod(nodes.Const(str(text)), _):
            return ".*".join(re.escape(part) for part in re.split(r"%\(\w+\)s|%[sd]", text))
        case _:
            return ".*"


def _exports(template: str, body: Iterable[nodes.Node], links: Links) -> dict[str, MacroRef | ModuleRef]:
    found: dict[str, MacroRef | ModuleRef] = {}
    for node in body:
        match node:
            case nodes.Macro(name):
                found[name] = MacroRef(template, name)
            case nodes.Import(_, target, with_context):
                found[target] = ModuleRef(links.targets[node.span.start], with_context)
            case nodes.FromImport(_, names, with_context):
                for item in names:
                    name, alias = (item, item) if isinstance(item, str) else item
                    if targets := links.targets[node.span.start]:
                        found[alias] = MacroRef(targets[0], name, with_context)
            case nodes.If(_, inner, elifs, other):
                found.update(_exports(template, (*inner, *elifs, *other), links))
    return found


def _beside(template: str, tree: nodes.Template, links: Links) -> dict[str, dict[str, MacroRef | ModuleRef]]:
    found: dict[str, dict[str, MacroRef | ModuleRef]] = {}
    for node in nodes.walk(tree):
        if isinstance(node, nodes.Block | nodes.For | nodes.With):
            imports = [one for one in node.body if isinstance(one, nodes.Import | nodes.FromImport)]
            for part in nodes.walk(node) if imports else ():
                if isinstance(part, nodes.Include):
                    for target in links.targets[part.span.start]:
                        found.setdefault(target, {}).update(_exports(template, imports, links))
    return found


def _passed_on(tree: nodes.Template, exports: Mapping[str, MacroRef | ModuleRef]) -> dict[str, MacroRef]:
    """The top-level variables that are nothing but a macro."""
    assigned = [node for node in nodes.walk(tree) if isinstance(node, nodes.Assign)]
    stored = Counter(one.name for node in assigned for one in nodes.walk(node.target) if isinstance(one, nodes.Name))
    found: dict[str, MacroRef] = {}
    for node in tree.body:
        match node:
            case nodes.Assign(nodes.Name(target), nodes.Name(source)) if stored[target] == 1:
                ref = found.get(source) or exports.get(source)
                if isinstance(ref, MacroRef):
                    found[target] = ref
            case _:
                pass
    return found


def defining(links: Mapping[str, Links], ref: MacroRef) -> MacroRef | None:
    """The macro itself, where a template has it from another one; None if none defines it."""
    seen: set[tuple[str, str]] = set()
    while ref.name not in links[ref.template].macros:
        seen.add((ref.template, ref.name))
        other = links[ref.template].exports.get(ref.name)
        if not isinstance(other, MacroRef) or (other.template, other.name) in seen:
            return None
        ref = other
    return ref


def _break_cycles(trees: Trees, links: dict[str, Links], diagnostics: Mapping[str, Diagnostics]) -> None:
    """Report templates that extend themselves through others; the chain is cut there."""
    for name in trees:
        for parent in links[name].parents:
            if parent == name or name in ancestors(links, parent):
                node = next(n for n in nodes.walk(trees[name][1]) if isinstance(n, nodes.Extends))
                always = links[name].always_extends and all(
                    links[above].always_extends for above in ancestors(links, name)
                )
                if always:
                    diagnostics[name].add(
                        "extends-cycle",
                        node.span,
                        f"`{name}` extends itself through `{parent}`",
                        label="the chain never ends",
                    )
                links[name].parents = tuple(p for p in links[name].parents if p != parent)


def search_borrowed(
    links: Mapping[str, Links], template: str, name: str, allowed: Callable[[str], bool] = lambda _: True
) -> MacroRef | ModuleRef | None:
    """The macro or module that `name` means in `template` though another template made it visible.

    Blocks see what layouts above import; layouts what children import; partials what their includers see. What other
    children of a layout import is not there.
    """
    seen: set[tuple[str, bool]] = {(template, False)}
    above = [(other, True, "") for other in ancestors(links, template)]
    queue = above + _below(links[template], template)
    while queue:
        other, is_layout, part = queue.pop(0)
        if (other, is_layout) in seen or not allowed(other):
            continue
        seen.add((other, is_layout))
        visible = links[other].exports | links[other].beside.get(part, {})
        if name in visible:
            return visible[name]
        queue += [(parent, True, "") for parent in links[other].parents]
        if not is_layout:
            queue += _below(links[other], other)
    return None


def _below(links: Links, template: str) -> list[tuple[str, bool, str]]:
    """Who includes a template, as a part of theirs, and who extends it."""
    return [(one, False, template) for one in links.includers] + [(one, False, "") for one in links.children]
