"""The page law: on every path the tree is the page a browser builds from what Jinja2 prints (parse5 is the judge)."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.node import node_modules, run_node
from tests.unit.html.paths import Reading, World, printed
from tests.unit.html.show import parsed
from tests.unit.html.test_ladder import CASES as LADDER
from tests.unit.html.test_structure import CASES as TREES
from transpiler import nodes
from transpiler.html import structure, tree

TAGS = ["div", "p", "b", "ul", "li", "table", "tr", "td", "a", "span", "section", "h2", "dl", "dt", "dd", "i", "form"]
CONDITIONS = ["a", "b", "not a", "c"]


def pairs_of(text: str, paths: int, without: frozenset[tree.Rung] = frozenset()) -> Iterator[tuple[str, str]]:
    """Page as printed and page by the tree, for some paths; nothing where the whole text stays a string."""
    template = parsed(text)
    result = structure(template.body, "markup", without=without)
    if result.effect or any(isinstance(child, tree.RawRegion) for child in result.children):
        return
    loops = [node for node in nodes.walk(template) if isinstance(node, nodes.For)]
    targets = [part for loop in loops for part in nodes.walk(loop.target)]
    items = frozenset({"loop", *(part.name for part in targets if isinstance(part, nodes.Name))})
    for seed in range(paths):
        yield printed(World(seed, items), template.body), Reading(World(seed, items)).all(result.children)


def cut_anywhere(rng: random.Random, depth: int = 0) -> str:
    """Markup with tags opened and closed in conditions and loops without plan."""
    parts = []
    for _ in range(rng.randint(1, 4)):
        kind = rng.random()
        tag = rng.choice(TAGS)
        if kind < 0.22 or depth > 3:
            parts.append(rng.choice(["x", "y ", " {{ h }}", "{{ z }}", "<br>", "<!-- c -->", "{% set a = 1 %}"]))
        elif kind < 0.47:
            attribute = rng.choice(["", ' id="q"', ' {% if a %}class="k"{% endif %}', ' id="{% if b %}m{% endif %}"'])
            close = f"</{tag}>" if rng.random() < 0.93 else ""
            parts.append(f"<{tag}{attribute}>{cut_anywhere(rng, depth + 1)}{close}")
        elif kind < 0.64:
            parts.append(rng.choice([f"<{tag}>", f"</{tag}>"]))
        elif kind < 0.87:
            else_ = "{% else %}" + _piece(rng, depth) if rng.random() < 0.5 else ""
            parts.append(f"{{% if {rng.choice(CONDITIONS)} %}}{_piece(rng, depth)}{else_}{{% endif %}}")
        else:
            parts.append(f"{{% for q in qs %}}{_piece(rng, depth)}{{% endfor %}}")
    return "".join(parts)


def _piece(rng: random.Random, depth: int) -> str:
    tag = rng.choice(["div", "p", "a", "b", "ul", "section", "span", "tr", "td"])
    return rng.choice([f"<{tag}>", f"</{tag}>", f"x</{tag}>", f"</{tag}><{tag}>", *[cut_anywhere(rng, depth + 1)] * 3])


def cut_with_plan(rng: random.Random, depth: int = 0) -> str:
    """A balanced tree whose tags stand in conditions and loops the way people write them."""
    tag = rng.choice(["div", "a", "b", "ul", "section", "span", "h2"])
    inner = "".join(
        cut_with_plan(rng, depth + 1) if depth < 3 and rng.random() < 0.5 else rng.choice(["x", "{{ h }}"])
        for _ in range(rng.randint(0, 3))
    )
    test = rng.choice([*CONDITIONS, "not b"])
    loop = "{% for q in qs %}"
    return rng.choice(
        [
            f"<{tag}>{inner}</{tag}>",
            f"<{tag}>{inner}</{tag}>",
            f"{{% if {test} %}}<{tag}>{{% endif %}}{inner}{{% if {test} %}}</{tag}>{{% endif %}}",
            f'{{% if a %}}<{tag}>{{% else %}}<{tag} id="m">{{% endif %}}{inner}</{tag}>',
            f"<{tag}>{loop}{{% if q.n %}}</{tag}><{tag}>{{% endif %}}{inner}{{% endfor %}}</{tag}>",
            f"{loop}{{% if loop.first %}}<{tag}>{{% endif %}}{inner}{{% if loop.last %}}</{tag}>{{% endif %}}"
            "{% endfor %}",
            f"{loop}{{% if loop.index0 % 2 == 0 %}}<{tag}>{{% endif %}}{inner}"
            f"{{% if loop.index % 2 == 0 or loop.last %}}</{tag}>{{% endif %}}{{% endfor %}}",
        ]
    )


def in_page(text: str) -> str:
    return f"<!doctype html><html><head><title>t</title></head><body>{text}</body></html>"


def differing(pairs: list[tuple[str, str]], folder: Path) -> list[tuple[str, str]]:
    file = folder / "pairs.json"
    file.write_text(json.dumps(pairs), encoding="utf-8")
    script = Path(__file__).with_name("same_page.mjs")
    parse5 = node_modules() / "parse5" / "dist" / "index.js"
    result = run_node(str(script), str(file), str(parse5))
    assert result.returncode == 0, result.stderr
    return [pairs[index] for index in json.loads(result.stdout)]


def test_own_cases(tmp_path: Path) -> None:
    texts = [*TREES, *(text for text, _, _ in LADDER.values())]
    dynamic = "<option a{%"  # the word of a printed value is no attribute there
    pairs = [pair for text in texts if not text.startswith(dynamic) for pair in pairs_of(text, 8)]
    assert len(pairs) > 200
    assert not differing(pairs, tmp_path)


@pytest.mark.parametrize("without", [frozenset(), frozenset({"ii"}), frozenset({"iii"}), frozenset({"iv", "v"})])
def test_tags_cut_by_control_flow(tmp_path: Path, without: frozenset[tree.Rung]) -> None:
    pairs: list[tuple[str, str]] = []
    for seed in range(400):
        rng = random.Random(seed)
        text = cut_with_plan(rng) if seed % 2 else cut_anywhere(rng)
        pairs.extend(pairs_of(in_page(text) if seed % 3 else text, 4, without))
    assert len(pairs) > 500
    assert not differing(pairs, tmp_path)
