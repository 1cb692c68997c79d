"""The nodes themselves: comparison, identity, walking."""

from __future__ import annotations

import dataclasses

import jinja2.nodes
import pytest

from tests.unit.parse.parity import parsed
from transpiler import nodes
from transpiler.nodes import trans
from transpiler.source import Span

OURS = {"Trans", "Debug", "Autoescape", "CustomTag"}
KINDS = [
    kind
    for kind in vars(nodes).values()
    if isinstance(kind, type) and issubclass(kind, nodes.Node) and kind not in (nodes.Node, nodes.BodyNode)
]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_names_are_jinjas(kind: type[nodes.Node]) -> None:
    if kind.__name__ not in OURS:
        assert nodes.field_names(kind) == getattr(jinja2.nodes, kind.__name__).fields


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_nodes_are_frozen_and_slotted(kind: type[nodes.Node]) -> None:
    assert dataclasses.is_dataclass(kind)
    assert "__slots__" in vars(kind)
    assert vars(kind)["__doc__"]


def test_places_do_not_count_in_comparison_but_identity_does_in_dictionaries() -> None:
    first = nodes.Name("a", "load", span=Span(0, 1))
    second = nodes.Name("a", "load", span=Span(5, 6))
    assert first == second
    assert len({first: 1, second: 2}) == 2
    assert first != nodes.Name("a", "store")
    assert first != nodes.Const("a")
    assert first != "a"


def test_walk_is_in_order() -> None:
    tree = parsed("{% trans x=a %}{{ b }}{% endtrans %}{% for c in d %}{{ e }}{% else %}{{ f }}{% endfor %}{{ g }}")
    assert [node.name for node in nodes.walk(tree) if isinstance(node, nodes.Name)] == list("bacdefg")
    assert [type(node).__name__ for node in nodes.iter_child_nodes(tree)] == ["Trans", "For", "Output"]


@pytest.mark.parametrize(
    ("text", "name", "referenced"),
    [
        ("{% trans n=a, m=b %}{{ c }}{% pluralize %}{% endtrans %}", "n", ("c",)),
        ("{% trans n=a, m=b %}{% pluralize m %}{{ m }}{{ n }}{% endtrans %}", "m", ("m", "n")),
        ("{% trans %}{{ c }}{{ d }}{% pluralize %}{{ c }}{% endtrans %}", "c", ("c", "d")),
        ("{% trans n=a %}{{ n }}{% endtrans %}", None, ("n",)),
    ],
)
def test_counted(text: str, name: str | None, referenced: tuple[str, ...]) -> None:
    (node,) = parsed(text).body
    assert isinstance(node, nodes.Trans)
    counted = trans.counted(node)
    assert (counted and counted[0]) == name
    assert trans.referenced_names(node) == referenced


def test_message_text() -> None:
    parts = (nodes.TemplateData(" 100%\n  of "), nodes.Name("a", "load"))
    assert trans.message_text(parts, trimmed=False, placeholders=True) == " 100%%\n  of %(a)s"
    assert trans.message_text(parts, trimmed=True, placeholders=True) == "100%% of %(a)s"
    assert trans.message_text(parts[:1], trimmed=True, placeholders=False) == "100% of"
