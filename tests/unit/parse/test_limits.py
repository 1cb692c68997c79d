"""Long templates parse; templates that nest deeper than Jinja2 can compile get one message."""

from __future__ import annotations

import time

import pytest

from tests.unit.parse.parity import environment_for, parsed, refused
from transpiler import nodes
from transpiler.options import Options


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("<p class='a'>{{ x.y|upper }}</p>\n{% if a %}b{% endif %}\n" * 19_000, 19_000),
        ("{% set a = 1 %}\n" * 20_000, 20_000),
        ("{{ " + "a + " * 2_000 + "b }}", 2_000),
        ("{{ " + "a ~ " * 2_000 + "b }}", 2_000),
        ("{{ " + "a and " * 2_000 + "b }}", 2_000),
        ("{{ a" + ".b" * 2_000 + " }}", 2_000),
        ("{{ a" + "|b(1)" * 2_000 + " }}", 2_000),
        ("{{ a" + " < b" * 2_000 + " }}", 2_000),
        ("{{ f(" + "a, " * 2_000 + "b) }}", 2_000),
        ("{% if a %}" + "{% elif b %}x" * 2_000 + "{% endif %}", 2_000),
        ("plain { text } without tags\n" * 40_000, 1),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else "",
)
def test_long(text: str, least: int) -> None:
    tree = parsed(text)
    assert sum(1 for _ in nodes.walk(tree)) >= least
    assert tree == parsed(text)


@pytest.mark.parametrize("count", [90, 98])
def test_as_deep_as_jinja(count: int) -> None:
    text = "{% if x %}" * count + "a" + "{% endif %}" * count
    environment_for(Options()).from_string(text)
    parsed(text)


def test_blocks_nest_deeper() -> None:
    text = "".join(f"{{% block b{number} %}}" for number in range(120)) + "{% endblock %}" * 120
    environment_for(Options()).from_string(text)
    parsed(text)


@pytest.mark.parametrize(
    "text",
    [
        "{% if x %}" * 99 + "a" + "{% endif %}" * 99,
        "{% if x %}" * 2_000 + "a" + "{% endif %}" * 2_000,
        "{% for x in y %}{% if x %}" * 2_000,
        "".join(f"{{% block b{number} %}}" for number in range(2_000)),
        "{{ " + "(" * 5_000 + "a" + ")" * 5_000 + " }}",
        "{{ " + "[" * 5_000 + "]" * 5_000 + " }}",
        "{{ " + "{'a': " * 5_000 + "1" + "}" * 5_000 + " }}",
        "{{ " + "f(" * 5_000 + ")" * 5_000 + " }}",
        "{% set " + "(" * 5_000 + "a" + ")" * 5_000 + " = 1 %}",
        "{{ " + "not " * 5_000 + "a }}",
        "{{ " + "-" * 5_000 + "a }}",
        "{{ " + "a if b else " * 5_000 + "a }}",
    ],
    ids=lambda text: text[:16],
)
def test_too_deep(text: str) -> None:
    (diagnostic,) = refused(text).items
    assert diagnostic.code == "nesting-limit"


def test_not_slower_than_three_times_jinja() -> None:
    page = """
    <li class="post{% if loop.first %} lead{% endif %}"><a href="{{ url_for('show', id=post.id) }}">{{ post.title }}</a>
    {% for tag in post.tags|sort(attribute='name') %}{{ tag.name|upper }}{% if not loop.last %}, {% endif %}{% endfor %}
    by {{ post.author.name or 'someone' }}, {{ post.created.strftime('%d %b %Y') }} {# who and when #}</li>
    """
    text = page * 100
    environment = environment_for(Options())

    def best(*, ours: bool) -> float:
        times = []
        for _ in range(5):
            start = time.process_time()
            if ours:
                parsed(text)
            else:
                environment._parse(text, None, None)
            times.append(time.process_time() - start)
        return min(times)

    best(ours=True)
    assert best(ours=True) < 3 * best(ours=False)
