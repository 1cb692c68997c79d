"""The forms in which a template shows each block: markup between tags, text in an attribute, HTML in a raw region.

Input: a template's facts. Output: block name -> forms, read from where the block stands or `self` names it, and from
what lowering notes with `show_also`. No errors.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from transpiler import nodes
from transpiler.facts import Form, Program, TemplateFacts
from transpiler.html import placements


def place_forms(facts: TemplateFacts, program: Program) -> dict[str, frozenset[Form]]:
    """The forms in which a layout shows each block: where it stands, or `self` names it, here or further up.

    A block that a child writes at its top level only fills a place; it has none there. A page that is one text shows
    all of them as such.
    """
    found: dict[str, frozenset[Form]] = {}
    if facts.text:
        return dict.fromkeys(facts.blocks, frozenset({"html"}))
    for parent in facts.parents:
        if parent in program.templates:
            for name, forms in place_forms(program.templates[parent], program).items():
                found[name] = found.get(name, frozenset()) | forms
    for name, forms in (_shown_forms(facts.tree, facts.html, bool(facts.parents)) | facts.shown).items():
        found[name] = found.get(name, frozenset()) | forms
    return found


def show_also(facts: TemplateFacts, name: str, form: Form) -> None:
    """Note that a block stands in a raw region, or in a text: its one place is of that form, or one of several."""
    forms = _shown_forms(facts.tree, facts.html, bool(facts.parents)).get(name, frozenset())
    once = sum(place == name for place in _places(facts.tree)) == 1
    known = facts.shown.get(name, frozenset() if once else forms)
    facts.shown[name] = known | {form}


def _places(tree: nodes.Template) -> Iterator[str]:
    for node in nodes.walk(tree):
        match node:
            case nodes.Block(name=name) | nodes.Call(node=nodes.Getattr(node=nodes.Name(name="self"), attr=name)):
                yield name


@lru_cache(maxsize=4096)
def _shown_forms(tree: nodes.Template, is_html: bool, is_child: bool) -> dict[str, frozenset[Form]]:
    """The forms in which this template itself shows each block."""
    found: dict[str, frozenset[Form]] = {}
    top = {id(node) for node in tree.body} if is_child else set()
    forms = {start: place.form for start, place in placements(tree.body).items()} if is_html else {}
    for node in nodes.walk(tree):
        match node:
            case nodes.Block(name=name) if id(node) not in top:
                pass
            case nodes.Call(node=nodes.Getattr(node=nodes.Name(name="self"), attr=name)) if not is_child:
                pass
            case _:
                continue
        form = forms.get(node.span.start, "markup") if is_html else "html"
        found[name] = found.get(name, frozenset()) | {form}
    return found
