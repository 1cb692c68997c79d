"""In which forms each body is needed: JSX, decoded text (attribute values, titles), HTML text (scripts, raw regions).

Input: the places where bodies are shown, from the walk, and where in the HTML those places are, from
`html.placements`. A body shown inside another takes over that one's form unless it is markup.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from transpiler import nodes
from transpiler.analyze.inheritance import ancestors, descendants
from transpiler.analyze.names import World
from transpiler.analyze.values import Walked
from transpiler.facts import Form

Key = tuple[str, str, str]
Placements = Callable[[nodes.Template], Mapping[int, Form]]
"""By `span.start` of blocks, includes, calls and outputs; what is not listed stands in markup."""


def no_placements(_: nodes.Template) -> Mapping[int, Form]:
    """Everything stands in markup."""
    return {}


def find_forms(
    world: World, walked: Mapping[str, Walked], html: Mapping[str, bool], placements: Placements
) -> dict[Key, frozenset[Form]]:
    """Forms by unit: `(template, "root" | "block" | "macro", name)`. A body that nothing shows has none."""
    forms: dict[Key, set[Form]] = {}
    places = {name: placements(world.trees[name][1]) for name in walked}
    for name, links in world.links.items():
        if not html[name]:
            forms[name, "root", ""] = {"html"}
        elif name in world.app.call_sites or not (links.includers or links.children):
            forms[name, "root", ""] = {"markup"}
    edges = list(_edges(world, walked, places))
    changed = True
    while changed:
        changed = False
        for source, target, place in edges:
            known = forms.setdefault(target, set())
            wanted = {_combined(form, place) for form in forms.get(source, ())}
            if not wanted <= known:
                known |= wanted
                changed = True
    return {key: frozenset(found) for key, found in forms.items()}


def _combined(outer: Form, place: Form) -> Form:
    return place if outer == "markup" else outer


def _edges(
    world: World, walked: Mapping[str, Walked], places: Mapping[str, Mapping[int, Form]]
) -> list[tuple[Key, Key, Form]]:
    edges: list[tuple[Key, Key, Form]] = []
    for name, found in walked.items():
        edges += [((name, "root", ""), (parent, "root", ""), "markup") for parent in world.links[name].parents]
        for site in found.sites:
            source = (name, site.unit.kind, site.unit.name)
            place: Form = "html" if site.start is None else places[name].get(site.start, "markup")
            edges += [(source, target, place) for target in _targets(world, walked, site.target)]
    return edges


def _targets(world: World, walked: Mapping[str, Walked], key: Key) -> list[Key]:
    """The units a place can show: an overridden block shows the descendants' bodies too."""
    template, kind, name = key
    if kind == "placed":
        chain = [template, *descendants(world.links, template), *ancestors(world.links, template)]
        return [(other, "block", name) for other in chain if name in walked[other].blocks]
    if kind == "super":
        above = (other for other in ancestors(world.links, template) if name in walked[other].blocks)
        return [(other, "block", name) for other in above][:1]
    return [key]
